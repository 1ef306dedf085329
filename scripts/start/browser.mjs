// @ts-check
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { cacheFolder, root } from '../support/paths.mjs';
import { openGate } from '../vscode/gate.mjs';
import { startServer } from '../vscode/server.mjs';
import { linkExtension, writeSettings } from '../vscode/userData.mjs';

/** Tried first when no port is asked for, because a browser keeps a window's layout by its address. */
const USUAL_PORT = 8765;

/**
 * Serves VS Code with the extension installed, at an address that only its reader can use.
 * @param {{ folder: string, port: number | undefined }} options
 * @returns {Promise<{ url: string, ended: Promise<number>, stop: () => Promise<void> }>}
 */
export async function openBrowser({ folder, port }) {
  const dataFolder = path.join(cacheFolder(), 'browser');
  await writeSettings(dataFolder);
  await linkExtension(dataFolder, root);
  // mkdtemp's folder can be entered by this user alone, and so can what listens in it.
  const socketFolder = await mkdtemp(path.join(os.tmpdir(), 'release-lens-'));
  const socket =
    process.platform === 'win32'
      ? `\\\\.\\pipe\\${path.basename(socketFolder)}`
      : path.join(socketFolder, 'vscode');
  const gate = await gateAt(port, socket);
  const server = await startServer({ dataFolder, socket });
  return {
    url: `http://127.0.0.1:${gate.port}/?${new URLSearchParams({ folder, tkn: gate.token })}`,
    ended: server.ended,
    stop: async () => {
      gate.stop();
      await server.stop();
      await rm(socketFolder, { recursive: true, force: true });
    },
  };
}

/**
 * @param {number | undefined} port
 * @param {string} socket
 */
function gateAt(port, socket) {
  if (port !== undefined) return openGate({ socket, port });
  return openGate({ socket, port: USUAL_PORT }).catch(() => openGate({ socket, port: 0 }));
}
