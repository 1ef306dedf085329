import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { gitArguments } from './git.ts';

/** Which of the files, relative to the folder, hold what is not committed; undefined where there is no git to ask. */
export async function uncommitted(
  folder: string,
  files: readonly string[],
): Promise<readonly string[] | undefined> {
  if (files.length === 0) return [];
  const args = gitArguments(
    'status',
    '--porcelain=v1',
    '-z',
    '--untracked-files=all',
    '--no-renames',
    '--',
    ...files,
  );
  try {
    const prefix = await git(folder, gitArguments('rev-parse', '--show-prefix'));
    const entries = (await git(folder, args)).split('\0').filter((entry) => entry.length > 3);
    return entries.map((entry) => entry.slice(3 + prefix.trim().length));
  } catch {
    return undefined;
  }
}

async function git(cwd: string, args: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)('git', ['--literal-pathspecs', ...args], {
    cwd,
    maxBuffer: 1 << 24,
  });
  return stdout;
}
