// @ts-check
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { Failure } from '../support/failure.mjs';
import { root } from '../support/paths.mjs';
import { chromiumLaunch } from './chromium.mjs';
import { ensureParts } from './parts.mjs';
import { startServer } from './server.mjs';
import { linkExtension, writeSettings } from './userData.mjs';
import { Workbench } from './workbench.mjs';

/** The browser's colour scheme decides, because a window does not notice changes of its settings file. */
const sessionSettings = {
  'workbench.reduceMotion': 'on',
  'window.autoDetectColorScheme': true,
  'workbench.preferredDarkColorTheme': 'Default Dark Modern',
  'workbench.preferredLightColorTheme': 'Default Light Modern',
};

/**
 * @typedef {object} SessionOptions
 * @property {string} folder to open
 * @property {Record<string, unknown>} [settings] user settings
 * @property {'dark' | 'light'} [theme]
 * @property {{ width: number, height: number }} [viewport]
 * @property {number} [scale] device pixels for each of the page's
 */

/**
 * A VS Code of its own with the built extension installed, and a browser window on it.
 * @param {SessionOptions} options
 */
export async function openSession(options) {
  const closers = /** @type {(() => Promise<unknown>)[]} */ ([]);
  const close = async () => {
    for (const closer of closers.splice(0).reverse()) await closer();
  };
  try {
    return { ...(await open(options, closers)), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/**
 * @param {SessionOptions} options
 * @param {(() => Promise<unknown>)[]} closers
 */
async function open(
  { folder, settings, theme = 'dark', viewport = { width: 1280, height: 800 }, scale = 1 },
  closers,
) {
  const dataFolder = await mkdtemp(path.join(os.tmpdir(), 'release-lens-'));
  closers.push(() => rm(dataFolder, { recursive: true, force: true }));
  await writeSettings(dataFolder, { ...sessionSettings, ...settings });
  await linkExtension(dataFolder, root);
  const server = await startServer({ dataFolder });
  closers.push(server.stop);
  const browser = await launchBrowser();
  closers.push(() => browser.close());
  const context = await browser.newContext({
    viewport,
    deviceScaleFactor: scale,
    colorScheme: theme,
    reducedMotion: 'reduce',
  });
  const workbench = new Workbench(await context.newPage());
  await workbench.page.goto(`http://127.0.0.1:${server.port}/?${new URLSearchParams({ folder })}`);
  await workbench.ready().catch(async (error) => {
    throw new Failure(`The window did not open: ${await workbench.screenshot('window-not-open')}\n${error}`);
  });
  return { browser, context, workbench };
}

export async function launchBrowser() {
  const { folder } = await ensureParts();
  return chromium.launch(chromiumLaunch(folder));
}
