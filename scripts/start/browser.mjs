// @ts-check
import path from 'node:path';
import { opening } from '../support/opening.mjs';
import { cacheFolder, root } from '../support/paths.mjs';
import { temporaryFolder } from '../support/temporary.mjs';
import { openGate } from '../vscode/gate.mjs';
import { startServer } from '../vscode/server.mjs';
import { linkExtension, writeSettings } from '../vscode/userData.mjs';

/** @import { OnClose } from '../support/opening.mjs' */

/** Tried first when no port is asked for, because a browser keeps a window's layout by its address. */
const USUAL_PORT = 8765;

/**
 * Serves VS Code with the extension installed, at an address that only its reader can use.
 * @param {{ folder: string, port: number | undefined }} options
 */
export function openBrowser({ folder, port }) {
  return opening(async (/** @type {OnClose} */ onClose) => {
    const dataFolder = path.join(cacheFolder(), 'browser');
    await writeSettings(dataFolder);
    await linkExtension(dataFolder, root);
    const socket = socketIn(await temporaryFolder(onClose));
    const gate = await gateAt(port, socket);
    onClose(gate.stop);
    const server = await startServer({ dataFolder, socket });
    onClose(server.stop);
    const query = new URLSearchParams({ folder, tkn: gate.token });
    return { url: `http://127.0.0.1:${gate.port}/?${query}`, ended: server.ended };
  });
}

/** @param {string} folder that only this user can enter, and so whatever listens in it */
function socketIn(folder) {
  return process.platform === 'win32' ? `\\\\.\\pipe\\${path.basename(folder)}` : path.join(folder, 'vscode');
}

/**
 * @param {number | undefined} port
 * @param {string} socket
 */
function gateAt(port, socket) {
  if (port !== undefined) return openGate({ socket, port });
  return openGate({ socket, port: USUAL_PORT }).catch(() => openGate({ socket, port: 0 }));
}
