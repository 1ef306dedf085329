import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Creation } from '../../app/createFlag.ts';
import type { FlagKey } from '../../core/model/flag.ts';
import { addChange, addNote } from '../edits.ts';
import { uriOf } from '../workspace/paths.ts';

export function creationTitle(key: FlagKey, name: string): string {
  return t`Create the flag '${key}' in ${name}, off for everyone`;
}

/** To be looked at before it is made; or why it cannot be. */
export async function creationEdit(
  key: FlagKey,
  { name, files }: Creation,
): Promise<vscode.WorkspaceEdit | string> {
  const edit = new vscode.WorkspaceEdit();
  for (const { file, change } of files) {
    const problem = await addChange(edit, file, change, {
      label: creationTitle(key, name),
      description: t('in effect where the file is read once it is saved'),
      needsConfirmation: false,
    });
    if (problem !== undefined) return problem;
  }
  const [first] = files;
  if (first)
    addNote(edit, uriOf(first.file), new vscode.Position(0, 0), t('Look at the change, then choose Apply'));
  return edit;
}
