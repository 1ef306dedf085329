import type * as vscode from 'vscode';
import type { Reference } from '../core/model/reference.ts';
import { rangeOf, type WorkspaceFlags } from './workspace/workspaceFlags.ts';

/** Where flags stand in code and in their files. */
export const IN_FILES: vscode.DocumentSelector = { scheme: 'file' };

/** The flag at a position, unless only prose speaks of it. */
export function flagAt(
  flags: WorkspaceFlags,
  document: vscode.TextDocument,
  position: vscode.Position,
): Reference | undefined {
  const reference = flags.referenceAt(document, position);
  return reference?.how === 'mention' ? undefined : reference;
}

/** The key itself stands there. A name for it is the language's own, whose service knows it better. */
export function isWritten(document: vscode.TextDocument, reference: Reference): boolean {
  return document.getText(rangeOf(reference)) === reference.key;
}
