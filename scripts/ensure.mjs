// @ts-check
// Runs before anything is installed: Node's own modules only.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Failure } from './support/failure.mjs';
import { npmCi } from './support/npm.mjs';
import { root } from './support/paths.mjs';

/** Installs the project's packages unless exactly those of the lock file are there. */
export async function ensurePackages() {
  requireNode(20, 19);
  if (await matchesLock()) return;
  console.log('Installing packages…');
  await npmCi(root);
}

/** @param {number} major @param {number} minor */
function requireNode(major, minor) {
  const [ownMajor = 0, ownMinor = 0] = process.versions.node.split('.').map(Number);
  if (ownMajor < major || (ownMajor === major && ownMinor < minor)) {
    throw new Failure(
      `Release Lens needs Node ${major}.${minor} or newer; this is ${process.versions.node}.`,
    );
  }
}

/**
 * npm writes what it installed to node_modules/.package-lock.json as its last step, so that a half
 * install has none.
 */
async function matchesLock() {
  const [wanted, installed] = await Promise.all([
    packagesOf(path.join(root, 'package-lock.json')),
    packagesOf(path.join(root, 'node_modules', '.package-lock.json')),
  ]);
  return Object.entries(wanted).every(([location, { version, optional }]) => {
    const found = installed[location];
    return location === '' || (found ? found.version === version : optional);
  });
}

/**
 * @param {string} lockFile
 * @returns {Promise<Record<string, { version?: string, optional?: boolean }>>}
 */
async function packagesOf(lockFile) {
  const text = await readFile(lockFile, 'utf8').catch(() => '{}');
  return JSON.parse(text).packages ?? {};
}
