import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { t } from '@vscode/l10n';

/** Thrown with git's own words; what was done before it failed is said by the caller. */
export class GitError extends Error {
  override readonly name = 'GitError';
}

/**
 * Starts a branch where the working copy stands and commits these files on it, and nothing else that may be staged.
 * The person asked for it, in a workspace they trust: the repository's own hooks and filters run as with any commit.
 */
export async function commitOnBranch(
  folder: string,
  {
    branch,
    files,
    message,
  }: { readonly branch: string; readonly files: readonly string[]; readonly message: string },
): Promise<void> {
  await git(folder, ['check-ref-format', '--branch', branch]);
  await git(folder, ['switch', '--create', branch]);
  await git(folder, ['commit', '--quiet', '--only', '-m', message, '--', ...files]);
}

/** `remove-flag/new-checkout`: of the key what a branch may be called. */
export function branchFor(key: string): string {
  const name = key.replace(/[^A-Za-z0-9._-]+/g, '-').replace(/\.{2,}|\.lock$|^[.-]+|[.-]+$/g, '');
  return `remove-flag/${name === '' ? 'flag' : name}`;
}

async function git(cwd: string, args: readonly string[]): Promise<void> {
  try {
    await promisify(execFile)('git', ['--literal-pathspecs', ...args], { cwd, maxBuffer: 1 << 24 });
  } catch (cause) {
    const said = cause instanceof Error && 'stderr' in cause ? String(cause.stderr).trim() : String(cause);
    throw new GitError(said.split('\n').slice(0, 3).join(' ') || t('git gave no reason'));
  }
}
