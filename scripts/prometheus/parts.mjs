// @ts-check
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { cacheFolder } from '../support/paths.mjs';
import { run } from '../support/processes.mjs';

const LIMIT_MS = 120_000;
const PROGRAM = 'usr/bin/prometheus';

/**
 * A real Prometheus: the one that is installed, else Debian's package, unpacked beside our other parts. Installing
 * it would start it for the whole machine.
 * @returns {Promise<{ program: string } | { missing: string }>} `missing`: why there is none here
 */
export async function ensurePrometheus() {
  if (await works('prometheus', '--version')) return { program: 'prometheus' };
  const folder = path.join(cacheFolder(), `prometheus-debian-${process.arch}`);
  const program = path.join(folder, PROGRAM);
  if (existsSync(program)) return { program };
  if (!(await works('apt-get', '--version')) || !(await works('dpkg-deb', '--version')))
    return { missing: 'There is no prometheus on this machine, and no Debian to take it from.' };
  console.log("Fetching Debian's Prometheus to test against (once, about 20 MB)…");
  await mkdir(path.dirname(folder), { recursive: true });
  const draft = await mkdtemp(`${folder}.partial-`);
  try {
    const file =
      (await downloaded(draft)) ?? ((await works('apt-get', 'update')) && (await downloaded(draft)));
    const unpacked = file && (await works('dpkg-deb', '-x', file, draft));
    if (!unpacked) return { missing: 'Debian does not give its package prometheus here.' };
    await rm(file);
    await rename(draft, folder).catch((error) => {
      if (!existsSync(program)) throw error;
    });
    return { program };
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/** @param {string} folder */
async function downloaded(folder) {
  await outcome('apt-get', ['download', '--quiet', 'prometheus'], folder);
  const name = (await readdir(folder)).find((entry) => entry.endsWith('.deb'));
  return name && path.join(folder, name);
}

/** @param {string} command @param {...string} args */
async function works(command, ...args) {
  return (await outcome(command, args)) === 0;
}

/** @param {string} command @param {string[]} args @param {string} [cwd] */
async function outcome(command, args, cwd) {
  const done = await run(command, args, { timeoutMs: LIMIT_MS, ...(cwd && { cwd }) }).catch(() => undefined);
  return done?.code;
}
