import { execFile } from 'node:child_process';
import { type Dirent, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { isMedia, type Tree, walk } from '../../indexing/walk.ts';
import { gitArguments } from '../git.ts';

const LARGEST_LISTING = 512 * 1024 * 1024;

/**
 * Files as the developer sees them: git's view, or a walk that honours ignore files where there is no git. `onListed` is
 * told some as soon as they are known, maybe twice.
 */
export async function listFiles(
  root: string,
  signal?: AbortSignal,
  onListed: (files: readonly string[]) => void = () => undefined,
): Promise<string[]> {
  const isText = (file: string) => file !== '' && !isMedia(file);
  const tell = (files: readonly string[]) => onListed(files.filter(isText));
  const listed = (await gitFiles(root, signal, tell)) ?? (await walk(diskTree(root), signal, tell));
  return listed.filter(isText);
}

/** What git tracks stands in its index; for what it does not, all folders have to be looked into. */
async function gitFiles(
  root: string,
  signal: AbortSignal | undefined,
  tell: (files: readonly string[]) => void,
): Promise<readonly string[] | undefined> {
  const list = async (...which: readonly string[]) => {
    const files = await gitList(root, which, signal);
    if (files) tell(files);
    return files;
  };
  const [tracked, others] = await Promise.all([list('--cached'), list('--others', '--exclude-standard')]);
  // Conflicted files are listed once a side.
  return tracked && others && [...new Set([...others, ...tracked])];
}

function gitList(
  root: string,
  which: readonly string[],
  signal: AbortSignal | undefined,
): Promise<readonly string[] | undefined> {
  return new Promise((resolve, reject) => {
    const limits = { maxBuffer: LARGEST_LISTING, encoding: 'buffer' as const };
    const options = { cwd: root, ...limits, ...(signal ? { signal } : {}) };
    execFile('git', gitArguments('ls-files', ...which, '-z'), options, (error, stdout) => {
      if (signal?.aborted) reject(signal.reason);
      else resolve(error ? undefined : namesIn(stdout));
    });
  });
}

/** Each a text of its own: parts of one text would keep it, in two bytes a letter for one name that needs them. */
function namesIn(listing: Buffer): string[] {
  const names: string[] = [];
  let start = 0;
  for (let end = listing.indexOf(0); end !== -1; end = listing.indexOf(0, start)) {
    names.push(listing.toString('utf8', start, end));
    start = end + 1;
  }
  return names;
}

/** Meanwhile nobody else has a turn: what is listed is to be read, and what was read to be taken. */
const TURN_MS = 3;

/** A folder after the other: to have others look into them costs a multiple of the look itself. */
function diskTree(root: string): Tree {
  let began = performance.now();
  return {
    ignoreCase: process.platform === 'win32' || process.platform === 'darwin',
    async entries(folder) {
      if (performance.now() - began > TURN_MS) {
        await setImmediate();
        began = performance.now();
      }
      return entriesIn(path.join(root, folder)).map((entry) => ({
        name: entry.name,
        kind: entry.isFile() ? 'file' : entry.isDirectory() ? 'folder' : 'other',
      }));
    },
    text: async (file) => textOf(path.join(root, file)),
  };
}

function entriesIn(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
