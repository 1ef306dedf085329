// @ts-check
import path from 'node:path';
import { testResults } from '../support/paths.mjs';

/** Longer than any step takes on two busy cores; a step that needs more hangs. */
const STEP_LIMIT_MS = 100_000;

/** A first window reads all of VS Code from a disk that may be cold. */
const OPENING_LIMIT_MS = 150_000;

const RETRY_AFTER_MS = 3000;
const LIST_ROWS = 10;

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
    const opening = { timeout: OPENING_LIMIT_MS };
    await this.page.locator('.monaco-workbench .part.statusbar').waitFor(opening);
    await this.page.locator('.explorer-folders-view .monaco-list-row').first().waitFor(opening);
  }

  /** @param {string} name as typed into Quick Open; the best match is opened */
  async openFile(name) {
    const label = path.posix.basename(name);
    await this.choose('Control+P', name, label);
    await this.page.locator('.tab.active', { hasText: label }).waitFor();
    await this.editor.locator('.view-line').first().waitFor();
  }

  /**
   * Where no file system provider can search, Quick Open finds nothing.
   * @param {...string} names of the folders from the root down, and the file
   */
  async openInExplorer(...names) {
    const file = names.at(-1) ?? names.join();
    for (const name of names) {
      await this.page.locator('.explorer-folders-view .monaco-list-row', { hasText: name }).first().click();
    }
    await this.page.locator('.tab.active', { hasText: file }).waitFor();
  }

  /** @param {string} title of the command, with its category as the palette shows it */
  async runCommand(title) {
    await this.choose('F1', `>${title}`, title);
  }

  /** @param {string} title as above, without a pointer */
  async runCommandByKeys(title) {
    await this.chooseByKeys('F1', title, title);
  }

  /**
   * Brings a line into view and the cursor to it.
   * @param {number} line
   */
  async goToLine(line) {
    await this.choose('Control+G', `:${line}`, `line ${line}`);
    await this.editor.locator('.line-numbers.active-line-number', { hasText: `${line}` }).waitFor();
  }

  /**
   * Chooses from the list that opens at the top of the window. By pointer, because a list still
   * filling moves under a key; and again, because while a window starts it drops keys, and its list
   * lacks what is registered after it opened.
   * @param {string} key that opens the list
   * @param {string} text to type
   * @param {string} label of the entry
   */
  async choose(key, text, label) {
    const entry = this.page.locator('.quick-input-list .monaco-list-row', { hasText: label }).first();
    await retry(async () => {
      await this.page.keyboard.press('Escape');
      await this.page.keyboard.press(key);
      await this.quickInput.fill(text, { timeout: RETRY_AFTER_MS });
      await entry.click({ timeout: RETRY_AFTER_MS });
    });
  }

  /**
   * As `choose`, without a pointer: down to the entry, which need not be the first of the list.
   * @param {string} key that opens the list
   * @param {string} text
   * @param {string} label
   */
  async chooseByKeys(key, text, label) {
    const entry = this.page.locator('.quick-input-list .monaco-list-row', { hasText: label }).first();
    const taken = this.page.locator('.quick-input-list .monaco-list-row.focused', { hasText: label });
    await retry(async () => {
      await this.page.keyboard.press('Escape');
      await this.page.keyboard.press(key);
      await this.quickInput.waitFor({ timeout: RETRY_AFTER_MS });
      await this.page.keyboard.type(text);
      await entry.waitFor({ timeout: RETRY_AFTER_MS });
      for (let at = 0; at < LIST_ROWS && !(await taken.isVisible()); at++) {
        await this.page.keyboard.press('ArrowDown');
      }
      await taken.waitFor({ timeout: RETRY_AFTER_MS });
      await this.page.keyboard.press('Enter');
    });
  }

  /**
   * Chooses a quick fix of a text of the active editor. Asked for again where the menu lacks it: it offers what is known
   * at the moment it opens.
   * @param {string} token text that is visible in the editor
   * @param {string} title of the fix
   */
  async quickFix(token, title) {
    const target = this.editor.locator('.view-line span span', { hasText: token }).last();
    const fix = this.page.locator('.action-widget').getByText(title);
    await retry(async () => {
      await this.page.keyboard.press('Escape');
      await target.click({ timeout: RETRY_AFTER_MS });
      await this.page.keyboard.press('Control+.');
      await fix.click({ timeout: RETRY_AFTER_MS });
    });
  }

  get quickInput() {
    return this.page.locator('.quick-input-widget input[type=text]');
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
      await target.hover({ timeout: RETRY_AFTER_MS });
      await hover.waitFor({ timeout: RETRY_AFTER_MS });
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
   * @param {{ folder?: string, clip?: { x: number, y: number, width: number, height: number }, small?: boolean }} [options]
   *   small: a pixel for each of the page's, however many the screen has
   * @returns {Promise<string>} the picture's file
   */
  async screenshot(name, { folder = testResults, clip, small = false } = {}) {
    const file = path.join(folder, `${name}.png`);
    await this.page.screenshot({ path: file, scale: small ? 'css' : 'device', ...(clip && { clip }) });
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
