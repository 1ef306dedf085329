import { execFile } from 'node:child_process';
import { readdir, readFile, realpath } from 'node:fs/promises';
import path from 'node:path';
import ignore from 'ignore';
import { gitArguments } from '../git.ts';

/** Never text a flag is used in: not even opened. */
const MEDIA =
  /\.(?:png|jpe?g|gif|webp|avif|ico|bmp|svg|pdf|zip|gz|tgz|bz2|xz|7z|jar|class|so|dylib|dll|exe|wasm|woff2?|ttf|otf|eot|mp[34]|mov|webm|ogg|wav|psd|sqlite|db|pyc|node)$/i;
const NEVER = new Set(['.git', '.hg', '.svn', 'node_modules']);
const LARGEST_LISTING = 512 * 1024 * 1024;

/** Files as the developer sees them: git's view, or a walk that honours ignore files where there is no git. */
export async function listFiles(root: string, signal?: AbortSignal): Promise<string[]> {
  const listed = (await gitFiles(root, signal)) ?? (await walk(root, signal));
  return listed.filter((file) => file !== '' && !MEDIA.test(file));
}

function gitFiles(root: string, signal: AbortSignal | undefined): Promise<string[] | undefined> {
  return new Promise((resolve, reject) => {
    const options = { cwd: root, maxBuffer: LARGEST_LISTING, ...(signal ? { signal } : {}) };
    execFile('git', gitArguments('ls-files', '-co', '--exclude-standard', '-z'), options, (error, stdout) => {
      if (signal?.aborted) reject(signal.reason);
      // Conflicted files are listed once a side.
      else resolve(error ? undefined : [...new Set(stdout.split('\0'))]);
    });
  });
}

interface Folder {
  readonly path: string;
  /** Rules from the root down, each with the folder its patterns are relative to. */
  readonly rules: readonly { readonly base: string; readonly ignores: (path: string) => boolean }[];
  readonly seen: ReadonlySet<string>;
}

async function walk(root: string, signal: AbortSignal | undefined): Promise<string[]> {
  const files: string[] = [];
  const open: Folder[] = [{ path: '', rules: [], seen: new Set() }];
  for (let folder = open.pop(); folder; folder = open.pop()) {
    signal?.throwIfAborted();
    await visit(root, folder, files, open);
  }
  return files.sort();
}

async function visit(root: string, folder: Folder, files: string[], open: Folder[]): Promise<void> {
  const absolute = path.join(root, folder.path);
  const real = await realpath(absolute).catch(() => undefined);
  // A link back to a folder we are inside of.
  if (real === undefined || folder.seen.has(real)) return;
  const entries = await readdir(absolute, { withFileTypes: true }).catch(() => []);
  const own = entries.some((entry) => entry.name === '.gitignore') ? await rulesOf(absolute) : undefined;
  const rules = own ? [...folder.rules, { base: folder.path, ignores: own }] : folder.rules;
  const isIgnored = (file: string) =>
    rules.some(({ base, ignores }) => ignores(base === '' ? file : file.slice(base.length + 1)));
  const seen = new Set([...folder.seen, real]);
  for (const entry of entries) {
    const child = folder.path === '' ? entry.name : `${folder.path}/${entry.name}`;
    if (entry.isFile()) {
      if (!isIgnored(child)) files.push(child);
    } else if (entry.isDirectory() && !NEVER.has(entry.name) && !isIgnored(`${child}/`)) {
      open.push({ path: child, rules, seen });
    }
  }
}

async function rulesOf(folder: string): Promise<((file: string) => boolean) | undefined> {
  const text = await readFile(path.join(folder, '.gitignore'), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const rules = ignore().add(text);
  return (file) => rules.ignores(file);
}
