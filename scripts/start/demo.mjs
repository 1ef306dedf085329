// @ts-check
import { existsSync } from 'node:fs';
import { symlink } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Failure } from '../support/failure.mjs';
import { root } from '../support/paths.mjs';
import { startGroup } from '../support/processes.mjs';
import { ready } from '../support/ready.mjs';

/** Where the demo's release-lens.json says its production answers. */
export const SHOP_PORT = 8787;

/**
 * A working copy of the demo, with a history and with the packages its TypeScript imports.
 * @param {string} target
 * @returns {Promise<string>} the folder to open
 */
export async function prepareDemo(target) {
  const { prepareDemo } = await import(pathToFileURL(path.join(root, 'demo', 'prepare.mjs')).href);
  const { folder } = await prepareDemo(target);
  const modules = path.join(folder, 'node_modules');
  if (!existsSync(modules)) await symlink(path.join(root, 'node_modules'), modules, 'junction');
  return folder;
}

/**
 * The demo's production: a shop that serves what the working copy's production flags say.
 * @param {string} folder
 * @param {number} [port]
 * @param {Record<string, string>} [env]
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>}
 */
export async function startShop(folder, port = SHOP_PORT, env = {}) {
  const group = startGroup(process.execPath, [path.join(root, 'dist', 'demo', 'shop.js')], {
    cwd: folder,
    env: {
      ...process.env,
      ...env,
      PORT: String(port),
      FLAGS: path.join(folder, 'flags', 'production.flagd.json'),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const says = /Shop listening on (\S+)/;
  const [, url = ''] = await ready(group, { name: "The demo's shop", says, limitMs: 60_000 }).catch(
    (error) => {
      throw String(error).includes('EADDRINUSE') ? new Failure(portTaken(port)) : error;
    },
  );
  return { url, stop: group.stop };
}

/** @param {number} port */
function portTaken(port) {
  return `Port ${port} is taken, and the demo's shop answers there. End what uses it, or name a folder to open.`;
}
