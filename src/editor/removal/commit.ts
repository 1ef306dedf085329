import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { FlagKey } from '../../core/model/flag.ts';
import { notify } from '../notify.ts';

/** Git as far as a removal needs it; the two roots bring it. */
export interface Committing {
  /** Which of the files hold what is not committed; undefined where there is no git. */
  uncommitted(folder: string, files: readonly string[]): Promise<readonly string[] | undefined>;
  branchFor(key: FlagKey): string;
  /** Rejects with git's own words. */
  commitOnBranch(
    folder: string,
    what: { readonly branch: string; readonly files: readonly string[]; readonly message: string },
  ): Promise<void>;
}

export interface Commit {
  readonly root: string;
  readonly key: FlagKey;
  /** `on`: what stays. */
  readonly words: string;
  readonly files: readonly string[];
}

/** A branch of its own with these files and no others on it; the name is asked. */
export async function commitOnBranch(git: Committing, { root, key, words, files }: Commit): Promise<void> {
  const branch = await vscode.window.showInputBox({
    title: t('Commit on a new branch'),
    prompt: t('The name of the branch. It starts where you are now.'),
    value: git.branchFor(key),
    ignoreFocusOut: true,
  });
  if (branch === undefined || branch.trim() === '') return;
  try {
    await git.commitOnBranch(root, {
      branch: branch.trim(),
      files,
      message: `Remove the flag ${key}: it is ${words} for everyone`,
    });
    void notify.information(t`Committed on ${branch.trim()}. Nothing was pushed.`);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    void notify.error(t`Not committed. git says: ${why} The change itself is still there.`);
  }
}
