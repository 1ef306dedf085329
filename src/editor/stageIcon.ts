import * as vscode from 'vscode';
import type { Stage } from '../core/model/exposure.ts';

/** The circle that fills, in the theme's light or dark drawing. */
export function stageIcon(
  extension: vscode.Uri,
  stage: Stage,
): { readonly light: vscode.Uri; readonly dark: vscode.Uri } {
  const drawing = (theme: string) =>
    vscode.Uri.joinPath(extension, 'media', 'stages', `${stage}-${theme}.svg`);
  return { light: drawing('light'), dark: drawing('dark') };
}
