import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { spliceOf } from '../core/edits/splice.ts';
import type { TextChange } from '../core/ports/provider.ts';
import { uriOf } from './workspace/paths.ts';

/** Adds a change that was computed on a file's text; says why not where an editor holds another text by now. */
export async function addChange(
  edit: vscode.WorkspaceEdit,
  file: string,
  { before, after }: TextChange,
  metadata?: vscode.WorkspaceEditEntryMetadata,
): Promise<string | undefined> {
  const document = await vscode.workspace.openTextDocument(uriOf(file));
  // A document is read without its byte order mark.
  const mark = before.startsWith('\uFEFF') ? 1 : 0;
  if (document.getText() !== before.slice(mark)) {
    return t`${vscode.workspace.asRelativePath(document.uri)} has other text than was read. Save it, and try again.`;
  }
  const { start, end, text } = spliceOf(before.slice(mark), after.slice(mark));
  edit.replace(
    document.uri,
    new vscode.Range(document.positionAt(start), document.positionAt(end)),
    text,
    metadata,
  );
  return undefined;
}

/**
 * A row of the editor's preview that says something: an edit that changes nothing. Where no row asks for confirmation,
 * the editor makes the change unseen, and what does is not ticked.
 */
export function addNote(
  edit: vscode.WorkspaceEdit,
  uri: vscode.Uri,
  position: vscode.Position,
  label: string,
): void {
  const iconPath = new vscode.ThemeIcon('info');
  edit.insert(uri, position, '', { needsConfirmation: true, label, iconPath });
}
