import type * as vscode from 'vscode';
import type { Reference } from '../core/model/reference.ts';
import { rangeOf, type WorkspaceFlags } from './workspace/workspaceFlags.ts';

/**
 * In any file system; a text outside the workspace has no references. By a pattern, which counts as much as a language:
 * of weaker providers some are only asked where no other answers.
 */
export const EVERYWHERE: vscode.DocumentSelector = { pattern: '**' };

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
