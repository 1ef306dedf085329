// @ts-check
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { COMMITS, filesAt } from './history.mjs';

/**
 * Makes a working copy of the demo with a history of its own, to be changed freely.
 * Used again as it is while its sources are the same, with all that was done to it.
 *
 * @param {string} targetDir
 * @param {{ fresh?: boolean }} [options]
 * @returns {Promise<{ folder: string, flagFile: string }>}
 */
export async function prepareDemo(targetDir, { fresh = false } = {}) {
  const folder = path.resolve(targetDir);
  const files = await readSources(import.meta.dirname);
  const version = hashOf(files);
  // Beside the copy and not in it: the copy should look like any project.
  const stamp = `${folder}.made-from`;
  const madeFrom = await readFile(stamp, 'utf8').catch(() => undefined);
  if (fresh || madeFrom !== version || !(await hasFiles(folder))) {
    await refuseForeign(folder, madeFrom);
    await rm(stamp, { force: true });
    await replaceFolder(folder, (making) => build(making, files));
    await writeFile(stamp, version);
  }
  return { folder, flagFile: path.join(folder, 'flags', 'production.flagd.json') };
}

/**
 * @param {string} folder
 * @param {Map<string, string>} files
 */
async function build(folder, files) {
  if (!(await git(folder, ['init', '--quiet']))) return writeFiles(folder, files);
  await git(folder, ['symbolic-ref', 'HEAD', 'refs/heads/main']);
  await git(folder, ['config', 'user.name', 'You']);
  await git(folder, ['config', 'user.email', 'you@shop.example']);
  await git(folder, ['config', 'core.autocrlf', 'false']);
  for (const commit of COMMITS) {
    await writeFiles(folder, filesAt(commit.daysAgo, files));
    await git(folder, ['add', '--all']);
    await git(folder, ['commit', '--quiet', '--no-verify', '--no-gpg-sign', '-m', commit.message], {
      ...signature('AUTHOR', commit),
      ...signature('COMMITTER', commit),
    });
  }
}

/**
 * @param {'AUTHOR' | 'COMMITTER'} role
 * @param {import('./history.mjs').Commit} commit
 */
function signature(role, { author, daysAgo }) {
  const date = new Date(Date.now() - daysAgo * 24 * 60 * 60 * 1000);
  return {
    [`GIT_${role}_NAME`]: author,
    [`GIT_${role}_EMAIL`]: `${author.toLowerCase()}@shop.example`,
    [`GIT_${role}_DATE`]: date.toISOString(),
  };
}

/**
 * @param {string} cwd
 * @param {string[]} args
 * @param {Record<string, string>} [extra]
 * @returns {Promise<boolean>} false when there is no git on this machine
 */
async function git(cwd, args, extra = {}) {
  // A GIT_DIR inherited from a hook would send these commits into somebody's real repository.
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'));
  try {
    await promisify(execFile)('git', args, { cwd, env: { ...Object.fromEntries(inherited), ...extra } });
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ENOENT') return false;
    throw error;
  }
}

/** @param {string} root */
async function readSources(root) {
  const left = new Set(['prepare.mjs', 'history.mjs']);
  const skipped = new Set(['node_modules', '__pycache__', '.git']);
  /** @type {Map<string, string>} */
  const files = new Map();
  /** @param {string} below */
  const read = async (below) => {
    for (const entry of await readdir(path.join(root, below), { withFileTypes: true })) {
      const name = path.posix.join(below, entry.name);
      if (skipped.has(entry.name) || left.has(name)) continue;
      if (entry.isDirectory()) await read(name);
      else if (entry.isFile()) files.set(name, await readFile(path.join(root, name), 'utf8'));
    }
  };
  await read('');
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** @param {Map<string, string>} files */
function hashOf(files) {
  return createHash('sha256')
    .update(JSON.stringify([...files, COMMITS]))
    .digest('hex');
}

/**
 * @param {string} folder
 * @param {Map<string, string>} files
 */
async function writeFiles(folder, files) {
  for (const [name, text] of files) {
    const file = path.join(folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text);
  }
}

/** @param {string} folder */
async function hasFiles(folder) {
  return (await readdir(folder).catch(() => [])).length > 0;
}

/**
 * @param {string} folder
 * @param {string | undefined} madeFrom
 */
async function refuseForeign(folder, madeFrom) {
  if (madeFrom === undefined && (await hasFiles(folder))) {
    throw new Error(`${folder} holds something else than the demo. Name an empty folder.`);
  }
}

/**
 * An interrupted making leaves the old copy, never half a new one.
 * @param {string} folder
 * @param {(making: string) => Promise<void>} make
 */
async function replaceFolder(folder, make) {
  await mkdir(path.dirname(folder), { recursive: true });
  const making = await mkdtemp(`${folder}.making-`);
  try {
    await make(making);
    await rm(folder, { recursive: true, force: true });
    await rename(making, folder);
  } catch (error) {
    await rm(making, { recursive: true, force: true });
    throw error;
  }
}
