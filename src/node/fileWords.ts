import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { FileWords } from '../core/ports/fileWords.ts';
import { gitArguments } from './git.ts';

const MOST_BYTES = 1 << 24;

/** Asks git, of what it tracks and what it would. */
export const gitFileWords: FileWords = {
  async named(root, stem) {
    const own = ['-z', '-co', '--exclude-standard', '--'];
    const found = await git(root, ['ls-files', ...own, `:(glob)**/${globbed(stem)}.*`]);
    return found && [...new Set(found)];
  },
  saying: (root, word) => git(root, ['grep', '-l', '-z', '-I', '-w', '-F', '--untracked', '-e', word]),
};

/** What stands for itself in a pattern. */
function globbed(text: string): string {
  return text.replace(/[\\*?[\]]/g, '\\$&');
}

/** `grep` ends with 1 where it finds nothing. */
async function git(cwd: string, args: readonly string[]): Promise<readonly string[] | undefined> {
  try {
    const { stdout } = await promisify(execFile)('git', gitArguments(...args), {
      cwd,
      maxBuffer: MOST_BYTES,
    });
    return stdout.split('\0').filter((file) => file !== '');
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 1 ? [] : undefined;
  }
}
