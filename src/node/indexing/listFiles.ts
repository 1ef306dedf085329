import { execFile } from 'node:child_process';
import { readdir, readFile, realpath } from 'node:fs/promises';
import path from 'node:path';
import { isMedia, type Tree, walk } from '../../indexing/walk.ts';
import { gitArguments } from '../git.ts';

const LARGEST_LISTING = 512 * 1024 * 1024;

/** Files as the developer sees them: git's view, or a walk that honours ignore files where there is no git. */
export async function listFiles(root: string, signal?: AbortSignal): Promise<string[]> {
  const listed = (await gitFiles(root, signal)) ?? (await walk(diskTree(root), signal));
  return listed.filter((file) => file !== '' && !isMedia(file));
}

function gitFiles(root: string, signal: AbortSignal | undefined): Promise<string[] | undefined> {
  return new Promise((resolve, reject) => {
    const limits = { maxBuffer: LARGEST_LISTING, encoding: 'buffer' as const };
    const options = { cwd: root, ...limits, ...(signal ? { signal } : {}) };
    execFile('git', gitArguments('ls-files', '-co', '--exclude-standard', '-z'), options, (error, stdout) => {
      if (signal?.aborted) reject(signal.reason);
      else resolve(error ? undefined : namesIn(stdout));
    });
  });
}

/** Each a text of its own: parts of one text would keep it, in two bytes a letter for one name that needs them. */
function namesIn(listing: Buffer): string[] {
  // Conflicted files are listed once a side.
  const names = new Set<string>();
  let start = 0;
  for (let end = listing.indexOf(0); end !== -1; end = listing.indexOf(0, start)) {
    names.add(listing.toString('utf8', start, end));
    start = end + 1;
  }
  return [...names];
}

function diskTree(root: string): Tree {
  return {
    async entries(folder) {
      const found = await readdir(path.join(root, folder), { withFileTypes: true }).catch(() => []);
      return found.map((entry) => ({
        name: entry.name,
        kind: entry.isFile() ? 'file' : entry.isDirectory() ? 'folder' : 'other',
      }));
    },
    text: (file) => readFile(path.join(root, file), 'utf8').catch(() => undefined),
    identity: (folder) => realpath(path.join(root, folder)).catch(() => undefined),
  };
}
