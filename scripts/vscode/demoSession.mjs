// @ts-check
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { prepareDemo, SHOP_PORT, startShop } from '../start/demo.mjs';
import { opening } from '../support/opening.mjs';
import { run } from '../support/processes.mjs';
import { temporaryFolder } from '../support/temporary.mjs';
import { openSession } from './session.mjs';

/** @import { OnClose } from '../support/opening.mjs' */

/**
 * @typedef {object} DemoOptions
 * @property {Record<string, string>} [env] of the shop
 * @property {(place: { folder: string, shop: { url: string } }) => Promise<void>} [arrange] before the window opens
 */

/**
 * A fresh copy of the demo, its shop running on a port of its own, and a VS Code window on it.
 * @param {DemoOptions & Omit<import('./session.mjs').SessionOptions, 'folder'>} [options]
 */
export function openDemoSession({ env, arrange, ...options } = {}) {
  return opening(async (/** @type {OnClose} */ onClose) => {
    const folder = await prepareDemo(path.join(await temporaryFolder(onClose), 'demo'));
    const shop = await startShop(folder, 0, env);
    onClose(shop.stop);
    await pointAt(folder, shop.url);
    await arrange?.({ folder, shop });
    const { close, ...window } = await openSession({ ...options, folder });
    onClose(close);
    return { ...window, folder, shop };
  });
}

/**
 * @param {string} folder
 * @param {string} url where this copy's production answers
 */
async function pointAt(folder, url) {
  const file = path.join(folder, 'release-lens.json');
  const text = await readFile(file, 'utf8');
  await writeFile(file, text.replace(`http://127.0.0.1:${SHOP_PORT}`, url));
  // A working copy that looks untouched, as the one of npm start does.
  await run('git', ['update-index', '--assume-unchanged', file], { cwd: folder }).catch(() => {});
}
