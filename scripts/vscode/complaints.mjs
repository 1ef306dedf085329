// @ts-check
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { root } from '../support/paths.mjs';

const ID = 'release-lens.release-lens';

/** How an entry begins; what follows on lines of its own belongs to it. */
const ENTRY = /^(?=\d{4}-\d\d-\d\d[T ])/m;

const GRAVE = /^\S+ ?\S* ?\[(warn|warning|error|critical)\]/;

/**
 * The warnings and errors in the logs of a window's extension host that are ours: in the extension's own log, or with
 * its code in the trace.
 * @param {string} dataFolder of the window's VS Code
 * @returns {Promise<string[]>}
 */
export async function complaints(dataFolder) {
  const logs = path.join(dataFolder, 'data', 'logs');
  const names = (await readdir(logs, { recursive: true })).filter((name) =>
    /exthost\d*[\\/].*\.log$/.test(name),
  );
  const found = await Promise.all(
    names.map(async (name) => {
      const entries = (await readFile(path.join(logs, name), 'utf8')).split(ENTRY);
      const own = name.includes(ID);
      return entries.filter((entry) => GRAVE.test(entry) && (own || isOurs(entry)));
    }),
  );
  return found.flat();
}

/** @param {string} entry */
function isOurs(entry) {
  return entry.includes(ID) || entry.includes(path.join(root, 'dist'));
}
