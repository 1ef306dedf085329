// @ts-check
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { Failure } from '../support/failure.mjs';
import { run, startGroup } from '../support/processes.mjs';
import { ready } from '../support/ready.mjs';
import { ensureParts } from './parts.mjs';

/**
 * @typedef {object} ServerOptions
 * @property {string} dataFolder settings, extensions and state of this VS Code
 * @property {string} [socket] listen on this socket instead of a free port of 127.0.0.1
 * @property {string} [home] where the extension keeps its journal, instead of where the person's is
 * @property {string[]} [nodeArgs] of the server's Node, and so of its extension host's
 * @property {boolean} [testDriver] obey the development and test paths named in a page's address
 */

/**
 * Starts VS Code's server without a connection token: whoever can reach where it listens may use it.
 * @param {ServerOptions} options
 * @returns {Promise<{ port: number | undefined, ended: Promise<number>, stop: () => Promise<void> }>}
 */
export async function startServer({ dataFolder, socket, home, nodeArgs = [], testDriver = false }) {
  const parts = await ensureParts();
  await mkdir(dataFolder, { recursive: true });
  const group = startGroup(
    parts.node,
    [
      ...nodeArgs,
      parts.server,
      ...(socket ? ['--socket-path', socket] : ['--host', '127.0.0.1', '--port', '0']),
      ...(testDriver ? ['--enable-smoke-test-driver'] : []),
      ...['--server-data-dir', dataFolder],
      ...['--telemetry-level', 'off'],
      '--without-connection-token',
      '--accept-server-license-terms',
      // The folder was named on the command line. To ask whether it is trusted would only keep every
      // extension from starting.
      '--disable-workspace-trust',
    ],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...(home && { RELEASE_LENS_HOME: home }) },
    },
  );
  // A file, not the terminal: the server complains at length about optional native parts.
  const log = createWriteStream(path.join(dataFolder, 'server.log'));
  group.child.stdout?.pipe(log, { end: false });
  group.child.stderr?.pipe(log, { end: false });
  const [, address] = await ready(group, {
    name: "VS Code's server",
    says: /agent listening on (\S+)$/,
    limitMs: 60_000,
  });
  return { port: socket ? undefined : Number(address), ended: group.ended, stop: group.stop };
}

/**
 * Installs a package as a person does, into a VS Code that is not running.
 * @param {string} dataFolder
 * @param {string} vsix
 */
export async function installExtension(dataFolder, vsix) {
  const { node, server } = await ensureParts();
  const { code, output } = await run(node, [
    server,
    ...['--install-extension', vsix],
    ...['--server-data-dir', dataFolder],
    '--accept-server-license-terms',
  ]);
  if (code !== 0) throw new Failure(`${path.basename(vsix)} cannot be installed:\n${output.trim()}`);
}
