// @ts-check
import path from 'node:path';
import { Failure } from '../support/failure.mjs';
import { opening } from '../support/opening.mjs';
import { root } from '../support/paths.mjs';
import { temporaryFolder } from '../support/temporary.mjs';
import { launchBrowser } from './browser.mjs';
import { complaints } from './complaints.mjs';
import { installExtension, startServer } from './server.mjs';
import { linkExtension, writeSettings } from './userData.mjs';
import { Workbench } from './workbench.mjs';

/** @import { OnClose } from '../support/opening.mjs' */

/** The browser's colour scheme decides, because a window does not notice changes of its settings file. */
const sessionSettings = {
  'workbench.reduceMotion': 'on',
  'window.autoDetectColorScheme': true,
  'workbench.preferredDarkColorTheme': 'Default Dark Modern',
  'workbench.preferredLightColorTheme': 'Default Light Modern',
};

export const usualViewport = { width: 1280, height: 800 };

/**
 * @typedef {object} SessionOptions
 * @property {string} folder to open
 * @property {Record<string, unknown>} [settings] user settings
 * @property {'dark' | 'light'} [theme]
 * @property {{ width: number, height: number }} [viewport]
 * @property {number} [scale] device pixels for each of the page's
 * @property {boolean} [extension] false: a VS Code without it, to compare with
 * @property {string[]} [nodeArgs] of the extension host's Node
 * @property {string} [beside] the folder of another extension
 * @property {string} [vsix] the package to install; without it the build is taken as it lies there
 */

/**
 * A VS Code of its own, in a clean profile, with the extension installed, and a browser window on it.
 * @param {SessionOptions} options
 */
export function openSession(options) {
  const {
    folder,
    settings,
    theme = 'dark',
    viewport = usualViewport,
    scale = 1,
    beside,
    vsix,
    extension = true,
    nodeArgs = [],
  } = options;
  return opening(async (/** @type {OnClose} */ onClose) => {
    const dataFolder = await temporaryFolder(onClose);
    await writeSettings(dataFolder, { ...sessionSettings, ...settings });
    if (extension) await (vsix ? installExtension(dataFolder, vsix) : linkExtension(dataFolder, root));
    if (beside) await linkExtension(dataFolder, beside);
    const server = await startServer({ dataFolder, home: path.join(dataFolder, 'home'), nodeArgs });
    onClose(server.stop);
    const browser = await launchBrowser();
    onClose(() => browser.close());
    const context = await browser.newContext({
      viewport,
      deviceScaleFactor: scale,
      colorScheme: theme,
      reducedMotion: 'reduce',
    });
    const workbench = new Workbench(await context.newPage());
    await workbench.page.goto(`http://127.0.0.1:${server.port}/?${new URLSearchParams({ folder })}`);
    await workbench.ready().catch(async (error) => {
      throw new Failure(
        `The window did not open: ${await workbench.screenshot('window-not-open')}\n${error}`,
      );
    });
    return { browser, context, workbench, complaints: () => complaints(dataFolder) };
  });
}
