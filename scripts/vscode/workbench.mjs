// @ts-check
import path from 'node:path';
import { testResults } from '../support/paths.mjs';

/** Longer than any step takes on two busy cores; a step that needs more hangs. */
const STEP_LIMIT_MS = 30_000;

/**
 * A VS Code window, used as a person uses it: by keys, pointer and what is on the screen.
 * Every step waits until what it causes can be seen.
 */
export class Workbench {
  /** @param {import('playwright-core').Page} page */
  constructor(page) {
    this.page = page;
    page.setDefaultTimeout(STEP_LIMIT_MS);
  }

  /** Resolves when the window shows its folder. */
  async ready() {
    await this.page.locator('.monaco-workbench .part.statusbar').waitFor();
    await this.page.locator('.explorer-folders-view .monaco-list-row').first().waitFor();
  }

  /** @param {string} name as typed into Quick Open; the best match is opened */
  async openFile(name) {
    await this.quickInput('Control+P', name);
    await this.pickFirst(path.posix.basename(name));
    await this.page.locator('.tab.active', { hasText: path.posix.basename(name) }).waitFor();
    await this.editor.locator('.view-line').first().waitFor();
  }

  /** @param {string} title of the command, with its category as the palette shows it */
  async runCommand(title) {
    await this.quickInput('F1', `>${title}`);
    await this.pickFirst(title);
  }

  /** @param {string} key @param {string} text */
  async quickInput(key, text) {
    await this.page.keyboard.press(key);
    const input = this.page.locator('.quick-input-widget input[type=text]');
    await input.waitFor();
    await input.fill(text);
  }

  /**
   * Chooses the first entry of the open list.
   * @param {string} label that this entry must have, so that a list still filling is not taken
   */
  async pickFirst(label) {
    const first = this.page.locator('.quick-input-list .monaco-list-row[data-index="0"]');
    await first.filter({ hasText: label }).waitFor();
    await this.page.keyboard.press('Enter');
  }

  get editor() {
    return this.page.locator('.editor-group-container.active .monaco-editor').first();
  }

  get hover() {
    return this.page.locator('.monaco-hover:not(.hidden) .monaco-hover-content').last();
  }

  get statusBar() {
    return this.page.locator('.part.statusbar');
  }

  get notifications() {
    return this.page.locator('.notifications-toasts .notification-list-item');
  }

  get sideBar() {
    return this.page.locator('.part.sidebar');
  }

  /**
   * Brings a line into view and the cursor to it.
   * @param {number} line
   */
  async goToLine(line) {
    await this.quickInput('Control+G', `:${line}`);
    await this.page.keyboard.press('Enter');
    await this.editor.locator('.line-numbers.active-line-number', { hasText: `${line}` }).waitFor();
  }

  /**
   * Rests the pointer on a text of the active editor until a hover says what is expected.
   * @param {string} token text that is visible in the editor
   * @param {string | RegExp} says
   * @returns {Promise<import('playwright-core').Locator>} the hover
   */
  async hoverToken(token, says) {
    const target = this.editor.locator('.view-line span span', { hasText: token }).last();
    const hover = this.hover.filter({ hasText: says });
    await retry(async () => {
      // A pointer that does not move asks for no new hover.
      await this.page.mouse.move(1, 1);
      await target.hover({ timeout: 3000 });
      await hover.waitFor({ timeout: 3000 });
    });
    return hover;
  }

  /** @param {'dark' | 'light'} theme */
  async useTheme(theme) {
    await this.page.emulateMedia({ colorScheme: theme });
    await this.page.locator(`.monaco-workbench.${theme === 'dark' ? 'vs-dark' : 'vs'}`).waitFor();
  }

  /**
   * @param {string} name
   * @param {{ folder?: string, clip?: { x: number, y: number, width: number, height: number } }} [options]
   * @returns {Promise<string>} the picture's file
   */
  async screenshot(name, { folder = testResults, clip } = {}) {
    const file = path.join(folder, `${name}.png`);
    await this.page.screenshot({ path: file, ...(clip && { clip }) });
    return file;
  }
}

/**
 * @param {() => Promise<void>} step
 */
async function retry(step) {
  const deadline = Date.now() + STEP_LIMIT_MS;
  for (;;) {
    try {
      return await step();
    } catch (error) {
      if (Date.now() > deadline) throw error;
    }
  }
}
