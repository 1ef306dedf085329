// @ts-check
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { ensurePackages } from './ensure.mjs';
import { build } from './support/build.mjs';
import { Failure, main } from './support/failure.mjs';
import { root } from './support/paths.mjs';
import { exitOnSignal } from './support/signals.mjs';
import { launchBrowser } from './vscode/browser.mjs';
import { openDemoSession } from './vscode/demoSession.mjs';

/**
 * Takes pictures of the running demo in a dark and a light theme: the README's into media/pictures, smaller ones for the
 * walkthrough into media/walkthrough. And the package's icon.
 */

const folder = path.join(root, 'media', 'pictures');
const walkthrough = path.join(root, 'media', 'walkthrough');
const viewport = { width: 1180, height: 720 };

/** @param {'dark' | 'light'} theme */
async function takeAll(theme) {
  const session = await openDemoSession({ theme, viewport, scale: 1.5 });
  try {
    await walk(session, theme);
  } catch (error) {
    const seen = await session.workbench.screenshot('pictures');
    throw new Failure(`The walk for the pictures ended here: ${seen}\n${error}`);
  } finally {
    await session.close();
  }
}

/**
 * The main job, with a picture of each surface on the way.
 * @param {Awaited<ReturnType<typeof openDemoSession>>} session
 * @param {string} theme
 */
async function walk({ workbench, shop, context }, theme) {
  const { page } = workbench;
  /** @param {string} name */
  const take = (name) => workbench.screenshot(`${name}-${theme}`, { folder });
  /** @param {string} step @param {number} x @param {number} y */
  const takeStep = (step, x, y) => {
    const clip = { x, y, width: 640, height: 420 };
    return workbench.screenshot(`${step}-${theme}`, { folder: walkthrough, clip, small: true });
  };
  await workbench.openFile('checkout.tsx');
  await workbench.statusBar.locator('[id$="releaseLens.status"]').waitFor();
  await workbench.runCommand('Release Lens: Focus on Flags View');
  await workbench.sideBar.locator('.monaco-list-row', { hasText: 'gift-wrapping' }).first().waitFor();
  await take('tree');
  const hover = await workbench.hoverToken('new-checkout', 'Release to only me');
  await take('hover');
  await takeStep('see', 540, 110);
  await hover.getByText('Release to only me').click();
  await page.locator('.quick-input-widget input').waitFor();
  await page.keyboard.press('Enter');
  const dialog = page.locator('.monaco-dialog-box');
  await dialog.getByText('everyone else: unchanged').waitFor();
  await take('confirmation');
  await takeStep('release', 270, 150);
  await dialog.getByRole('button', { name: 'Release to only me' }).click();
  await workbench.notifications.filter({ hasText: 'Production was asked' }).waitFor();
  await workbench.hoverToken('new-checkout', 'You are released until');
  await take('released');
  await workbench.notifications.getByRole('button', { name: 'Show the change' }).click();
  await page.locator('.monaco-diff-editor .line-insert').first().waitFor();
  await take('change');
  await workbench.openFile('banner.tsx');
  await workbench.runCommand('Release Lens: Focus on Stale View');
  await workbench.sideBar.locator('.monaco-list-row', { hasText: 'old-banner' }).last().click();
  await workbench.sideBar.locator('.monaco-list-row', { hasText: 'on for everyone' }).waitFor();
  await take('stale');
  await takeStep('remove', 0, 300);
  if (theme === 'light') await takeShop(context, shop.url);
}

/**
 * @param {import('playwright-core').BrowserContext} context
 * @param {string} url
 */
async function takeShop(context, url) {
  const browser = await context.newPage();
  for (const user of ['you', 'ana']) {
    await browser.goto(`${url}/?user=${user}`);
    await browser.screenshot({ path: path.join(folder, `shop-${user}.png`) });
  }
}

/** The mark of the activity bar, as the package's icon: those have to be pixels. */
async function takeIcon() {
  const mark = await readFile(path.join(root, 'media', 'release-lens.svg'), 'utf8');
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 256, height: 256 } });
    await page.setContent(`<style>
      body { margin: 0 }
      svg { display: block; padding: 28px; width: 200px; height: 200px; border-radius: 56px }
      svg { background: #1b2733; color: #e8eef4 }
      circle:last-of-type { fill: #58a6ff }
    </style>${mark}`);
    await page.screenshot({ path: path.join(root, 'media', 'icon.png'), omitBackground: true });
  } finally {
    await browser.close();
  }
}

exitOnSignal();
await main(async () => {
  await ensurePackages();
  await build();
  for (const each of [folder, walkthrough]) await mkdir(each, { recursive: true });
  await takeIcon();
  for (const theme of /** @type {const} */ (['dark', 'light'])) await takeAll(theme);
  return 0;
});
