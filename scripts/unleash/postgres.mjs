// @ts-check
import { chmod, chown, cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Failure } from '../support/failure.mjs';
import { freePort } from '../support/freePort.mjs';
import { run, startGroup } from '../support/processes.mjs';
import { ready } from '../support/ready.mjs';
import { ensureUnleash } from './parts.mjs';

/** PostgreSQL does not run as root: `nobody` does as well. */
const NOBODY = 65534;
export const USER = 'unleash';

/**
 * An empty PostgreSQL on a free port of this machine, gone with `stop`.
 * @returns {Promise<{ port: number, stop: () => Promise<void> }>}
 */
export async function startPostgres() {
  const parts = await ensureUnleash();
  const folder = await mkdtemp(path.join(os.tmpdir(), 'release-lens-postgres-'));
  const isRoot = process.getuid?.() === 0;
  const who = isRoot ? { uid: NOBODY, gid: NOBODY } : {};
  const native = isRoot ? await handOver(parts.postgres, folder) : parts.postgres;
  const env = { ...process.env, LC_ALL: 'C' };
  const data = path.join(folder, 'data');
  const created = await run(
    path.join(native, 'bin/initdb'),
    ['-D', data, '-A', 'trust', '-U', USER, '-E', 'UTF8', '--no-sync'],
    { ...who, env, cwd: folder },
  );
  if (created.code !== 0) throw new Failure(`PostgreSQL's initdb failed:\n${created.output.trim()}`);
  const port = await freePort();
  const settings = { listen_addresses: '127.0.0.1', fsync: 'off', unix_socket_directories: '', port };
  const group = startGroup(
    path.join(native, 'bin/postgres'),
    ['-D', data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    { ...who, env, cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  await ready(group, { name: 'PostgreSQL', says: /ready to accept connections/, limitMs: 60_000 });
  return {
    port,
    async stop() {
      await group.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/**
 * @param {number} port
 * @param {string} statement
 * @param {string} [database]
 */
export async function sqlOn(port, statement, database = 'postgres') {
  const { Client } = (await ensureUnleash()).require('pg');
  const client = new Client({ host: '127.0.0.1', port, user: USER, database });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

/**
 * What root installed may lie where nobody else may look.
 * @param {string} native
 * @param {string} folder
 */
async function handOver(native, folder) {
  const copy = path.join(folder, 'native');
  await cp(native, copy, { recursive: true, verbatimSymlinks: true });
  await chmod(folder, 0o755);
  await chown(folder, NOBODY, NOBODY);
  for (const name of await readdir(copy)) await chmod(path.join(copy, name), 0o755);
  return copy;
}
