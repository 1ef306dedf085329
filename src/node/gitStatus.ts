import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { gitArguments } from './git.ts';

/**
 * Which of the files, relative to the folder, hold what is not committed; undefined where there is no git to ask.
 * `git status` would run the clean filters that the repository's configuration names, so contents are compared here,
 * by the hash git gives them. A file that is committed through a filter counts as not committed.
 */
export async function uncommitted(
  folder: string,
  files: readonly string[],
): Promise<readonly string[] | undefined> {
  if (files.length === 0) return [];
  try {
    const committed = blobs(await git(folder, ['ls-tree', '-z', 'HEAD', '--', ...files]));
    const staged = blobs(await git(folder, ['ls-files', '-z', '--stage', '--', ...files]));
    const dirty = await Promise.all(
      files.map(async (file) => {
        const blob = committed.get(file);
        const same = blob !== undefined && staged.get(file) === blob;
        return same && (await isBlob(path.join(folder, file), blob)) ? [] : [file];
      }),
    );
    return dirty.flat();
  } catch {
    return undefined;
  }
}

/** `100644 blob HASH\tname` of a tree, `100644 HASH 0\tname` of the index. */
function blobs(output: string): ReadonlyMap<string, string> {
  const entries = output.split('\0').map((entry) => /^\d+ (?:blob )?([0-9a-f]+)(?: 0)?\t(.*)$/s.exec(entry));
  return new Map(entries.flatMap((entry) => (entry ? [[entry[2] ?? '', entry[1] ?? ''] as const] : [])));
}

/** Line ends may have been changed on the way out. */
async function isBlob(file: string, blob: string): Promise<boolean> {
  const bytes = await readFile(file);
  const unix = Buffer.from(bytes.toString('latin1').replaceAll('\r\n', '\n'), 'latin1');
  return [bytes, unix].some((content) => blobHash(content, blob.length) === blob);
}

/** https://git-scm.com/book/en/v2/Git-Internals-Git-Objects: of a header and the content, SHA-1 or SHA-256. */
function blobHash(content: Buffer, length: number): string {
  const hash = createHash(length === 64 ? 'sha256' : 'sha1');
  return hash.update(`blob ${content.length}\0`).update(content).digest('hex');
}

async function git(cwd: string, args: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)('git', ['--literal-pathspecs', ...gitArguments(...args)], {
    cwd,
    maxBuffer: 1 << 24,
  });
  return stdout;
}
