import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { gitArguments } from './git.ts';

/** Files of the branch that others work from, in which a text still stands. */
export interface StillUsed {
  /** `origin/main` */
  readonly branch: string;
  readonly files: readonly string[];
}

/** As far as it was fetched; undefined where there is no such branch to ask. Files are relative to the folder. */
export async function usedOnDefaultBranch(
  folder: string,
  text: string,
  except: readonly string[],
): Promise<StillUsed | undefined> {
  const branch = await defaultBranch(folder);
  if (branch === undefined) return undefined;
  const others = except.map((file) => `:(exclude,literal)${file}`);
  const found = await git(folder, ['grep', '-l', '-I', '-F', '-e', text, branch, '--', '.', ...others]);
  const files = (found ?? '').split('\n').filter((line) => line !== '');
  return { branch, files: files.map((line) => line.slice(branch.length + 1)) };
}

async function defaultBranch(folder: string): Promise<string | undefined> {
  const named = await git(folder, ['rev-parse', '--abbrev-ref', 'origin/HEAD']);
  const candidates = [
    ...(named === undefined ? [] : [named.trim()]),
    'origin/main',
    'origin/master',
    'main',
    'master',
  ];
  for (const name of candidates)
    if ((await git(folder, ['rev-parse', '--verify', '--quiet', `${name}^{commit}`])) !== undefined)
      return name;
  return undefined;
}

/** `grep` ends with 1 where it finds nothing. */
async function git(cwd: string, args: readonly string[]): Promise<string | undefined> {
  try {
    return (await promisify(execFile)('git', gitArguments(...args), { cwd, maxBuffer: 1 << 24 })).stdout;
  } catch {
    return undefined;
  }
}
