// @ts-check
import os from 'node:os';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '../..');

/** Screenshots and logs of the last test run. */
export const testResults = path.join(root, 'test-results');

/** What outlives a checkout: the installed VS Code, and the settings and demo of `npm start`. */
export function cacheFolder() {
  return path.join(userCacheFolder(), 'release-lens');
}

function userCacheFolder() {
  const { env, platform } = process;
  if (platform === 'win32') return env['LOCALAPPDATA'] ?? path.join(os.homedir(), 'AppData', 'Local');
  if (platform === 'darwin') return path.join(os.homedir(), 'Library', 'Caches');
  return env['XDG_CACHE_HOME'] || path.join(os.homedir(), '.cache');
}
