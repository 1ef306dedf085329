// @ts-check
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { prepareDemo, SHOP_PORT, startShop } from '../start/demo.mjs';
import { run } from '../support/processes.mjs';
import { openSession } from './session.mjs';

/**
 * A fresh copy of the demo, its shop running on a port of its own, and a VS Code window on it.
 * @param {Omit<import('./session.mjs').SessionOptions, 'folder'>} [options]
 */
export async function openDemoSession(options = {}) {
  const temporary = await mkdtemp(path.join(os.tmpdir(), 'release-lens-demo-'));
  const folder = await prepareDemo(path.join(temporary, 'demo'));
  const shop = await startShop(folder, 0);
  await pointAt(folder, shop.url);
  const session = await openSession({ ...options, folder });
  const close = async () => {
    await session.close();
    await shop.stop();
    await rm(temporary, { recursive: true, force: true });
  };
  return { ...session, folder, shop, close };
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
