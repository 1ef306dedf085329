import * as vscode from 'vscode';
import { usesOf } from '../../app/codeUses.ts';
import { iconless } from '../../core/present/iconless.ts';
import { told, toldIn } from '../../core/present/inCode.ts';
import { Disposables } from '../disposables.ts';
import { COMMANDS } from '../ids.ts';
import type { WorkspaceFlags } from '../workspace/workspaceFlags.ts';
import { ANY_FILE, amount, changesInCode, surface } from './settings.ts';

/** The same as a CodeLens above the line, which opens what can be done with the flag. */
export function registerCodeLens(flags: WorkspaceFlags): vscode.Disposable {
  const disposables = new Disposables();
  const changed = disposables.add(new vscode.EventEmitter<void>());
  disposables.add(
    vscode.languages.registerCodeLensProvider(ANY_FILE, {
      onDidChangeCodeLenses: changed.event,
      provideCodeLenses: (document) => (surface() === 'codeLens' ? lenses(flags, document) : []),
    }),
  );
  disposables.add(flags.onDidChange(() => surface() === 'codeLens' && changed.fire()));
  disposables.add(
    vscode.workspace.onDidChangeConfiguration((event) => changesInCode(event) && changed.fire()),
  );
  return disposables;
}

function lenses(flags: WorkspaceFlags, document: vscode.TextDocument): vscode.CodeLens[] {
  const now = flags.app.clock.now();
  return [...toldIn(usesOf(flags.referencesIn(document)), amount())].flatMap(([line, { key }]) => {
    const entry = told(flags.main(key, document.uri), now);
    if (entry === undefined || line >= document.lineCount) return [];
    const { stage } = entry.row;
    return [
      new vscode.CodeLens(document.lineAt(line).range, {
        title: `$(release-lens-${stage}) ${iconless(key)} ${iconless(entry.words)}`,
        command: COMMANDS.findFlag,
        arguments: [{ key }],
      }),
    ];
  });
}
