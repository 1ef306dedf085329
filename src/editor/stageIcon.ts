import * as vscode from 'vscode';
import type { Stage } from '../core/model/exposure.ts';
import { STAGE_COLOURS } from './ids.ts';

/** The circle that fills, in the stage's colour. */
export function stageIcon(stage: Stage): vscode.ThemeIcon {
  return new vscode.ThemeIcon(`release-lens-${stage}`, new vscode.ThemeColor(STAGE_COLOURS[stage]));
}
