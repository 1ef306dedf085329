import * as vscode from 'vscode';
import type { Amount } from '../../core/present/inCode.ts';
import { SECTION, SETTINGS } from '../ids.ts';

/** Of any file system; a text outside the workspace has no references. */
export const ANY_FILE: vscode.DocumentSelector = '*';

export type Surface = 'endOfLine' | 'inlayHint' | 'codeLens' | 'nothing';

/** Where in the code the release state is to be seen: one surface at a time. */
export function surface(): Surface {
  return vscode.workspace.getConfiguration(SECTION).get<Surface>(SETTINGS.inCode, 'endOfLine');
}

export function amount(): Amount {
  const chosen = vscode.workspace.getConfiguration(SECTION).get<string>(SETTINGS.inCodeAmount, 'quiet');
  return chosen === 'everyLine' ? 'every line' : 'quiet';
}

/** What is behind this column may go under the minimap: how wide an editor is, nothing tells. */
export function columns(): number {
  return vscode.workspace.getConfiguration(SECTION).get(SETTINGS.inCodeColumns, 120);
}

/** Beside the words, and each off until somebody wants it. */
export type Mark = 'inCodeGutter' | 'inCodeRuler' | 'inCodeBranches';

export function isShown(mark: Mark): boolean {
  return vscode.workspace.getConfiguration(SECTION).get(SETTINGS[mark], false);
}

export function changesInCode(event: vscode.ConfigurationChangeEvent): boolean {
  return event.affectsConfiguration(`${SECTION}.inCode`);
}
