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

export function changesInCode(event: vscode.ConfigurationChangeEvent): boolean {
  return [SETTINGS.inCode, SETTINGS.inCodeAmount].some((name) =>
    event.affectsConfiguration(`${SECTION}.${name}`),
  );
}
