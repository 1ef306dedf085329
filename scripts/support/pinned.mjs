// @ts-check
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { npmCi } from './npm.mjs';
import { cacheFolder, root } from './paths.mjs';

/**
 * @typedef {object} Pinned packages that tests and demos run beside the extension, with a lock file of their own
 * @property {string} name of the folder in tools/ that pins them
 * @property {string} notice what to tell the person who waits
 * @property {(draft: string) => Promise<void>} finish what is left to do once the packages are there
 */

/**
 * Installs them on first use, outside the checkout. Beside the target and renamed at the end: a half install is
 * never used, and of two installers at the same time the slower one throws its work away.
 * @param {Pinned} pinned
 * @returns {Promise<string>} the folder that holds `node_modules`
 */
export async function ensurePinned({ name, notice, finish }) {
  const source = path.join(root, 'tools', name);
  const folder = path.join(cacheFolder(), `${name}-${await hashOf(source)}`);
  if (existsSync(folder)) return folder;
  console.log(notice);
  await mkdir(path.dirname(folder), { recursive: true });
  const draft = await mkdtemp(`${folder}.partial-`);
  try {
    await cp(source, draft, { recursive: true });
    await npmCi(draft);
    await finish(draft);
    await rename(draft, folder).catch((error) => {
      if (!existsSync(folder)) throw error;
    });
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  return folder;
}

/** @param {string} source */
async function hashOf(source) {
  const hash = createHash('sha256').update(`${process.platform}-${process.arch}`);
  const entries = await readdir(source, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && !entry.name.endsWith('.md'));
  for (const file of files.map(({ parentPath, name }) => path.join(parentPath, name)).sort()) {
    hash.update(await readFile(file));
  }
  return hash.digest('hex').slice(0, 12);
}
