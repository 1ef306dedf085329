import * as vscode from 'vscode';
import { usesOf } from '../../app/codeUses.ts';
import type { Stage } from '../../core/model/exposure.ts';
import { toldIn } from '../../core/present/inCode.ts';
import { Disposables } from '../disposables.ts';
import { STAGE_COLOURS } from '../ids.ts';
import type { WorkspaceFlags } from '../workspace/workspaceFlags.ts';
import { painting } from './painting.ts';
import { amount, isShown, type Mark } from './settings.ts';

/** The stage of a flag beside its lines: in the gutter, and in the overview ruler. */
export function registerMarks(flags: WorkspaceFlags, extension: vscode.Uri): vscode.Disposable {
  const disposables = new Disposables();
  const icon = (stage: Stage, theme: string) => ({
    gutterIconPath: vscode.Uri.joinPath(extension, 'media', 'stages', `${stage}-${theme}.svg`),
  });
  disposables.add(
    registerMark(flags, 'inCodeGutter', (stage) => ({
      gutterIconSize: 'contain',
      dark: icon(stage, 'dark'),
      light: icon(stage, 'light'),
    })),
  );
  disposables.add(
    registerMark(flags, 'inCodeRuler', (stage) => ({
      overviewRulerColor: new vscode.ThemeColor(STAGE_COLOURS[stage]),
      overviewRulerLane: vscode.OverviewRulerLane.Center,
    })),
  );
  return disposables;
}

function registerMark(
  flags: WorkspaceFlags,
  mark: Mark,
  look: (stage: Stage) => vscode.DecorationRenderOptions,
): vscode.Disposable {
  const disposables = new Disposables();
  const types = new Map<Stage, vscode.TextEditorDecorationType>();
  const paint = (editor: vscode.TextEditor) => {
    const lines = isShown(mark) ? linesByStage(flags, editor.document) : new Map<Stage, vscode.Range[]>();
    for (const stage of lines.keys()) {
      if (!types.has(stage))
        types.set(stage, disposables.add(vscode.window.createTextEditorDecorationType(look(stage))));
    }
    for (const [stage, type] of types) editor.setDecorations(type, lines.get(stage) ?? []);
  };
  disposables.add(painting(flags, paint));
  return disposables;
}

function linesByStage(flags: WorkspaceFlags, document: vscode.TextDocument): Map<Stage, vscode.Range[]> {
  const lines = new Map<Stage, vscode.Range[]>();
  for (const [line, { key }] of toldIn(usesOf(flags.referencesIn(document)), amount())) {
    const stage = flags.main(key, document.uri)?.stage;
    if (stage === undefined || line >= document.lineCount) continue;
    lines.set(stage, [...(lines.get(stage) ?? []), document.lineAt(line).range]);
  }
  return lines;
}
