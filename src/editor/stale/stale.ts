import * as vscode from 'vscode';
import { usesOf } from '../../app/codeUses.ts';
import { Disposables } from '../disposables.ts';
import { SECTION, SETTINGS, VIEWS } from '../ids.ts';
import { rangeOf, type WorkspaceFlags } from '../workspace/workspaceFlags.ts';
import { StaleTree } from './staleTree.ts';

/** Flags that have done their work: a list with evidence, and hints where they stand in the code. */
export function registerStale(flags: WorkspaceFlags): vscode.Disposable {
  const disposables = new Disposables();
  const tree = disposables.add(new StaleTree(flags));
  disposables.add(vscode.window.createTreeView(VIEWS.stale, { treeDataProvider: tree }));
  const hints = disposables.add(vscode.languages.createDiagnosticCollection('release-lens'));
  const renderHints = () => {
    hints.clear();
    if (!vscode.workspace.getConfiguration(SECTION).get(SETTINGS.staleHints, true)) return;
    for (const { document } of vscode.window.visibleTextEditors)
      hints.set(document.uri, hintsIn(flags, document));
  };
  disposables.add(
    flags.onDidChange(() => {
      tree.refresh();
      renderHints();
    }),
  );
  disposables.add(vscode.window.onDidChangeVisibleTextEditors(renderHints));
  return disposables;
}

function hintsIn(flags: WorkspaceFlags, document: vscode.TextDocument): vscode.Diagnostic[] {
  const stale = flags.stale();
  return usesOf(flags.referencesIn(document)).flatMap((reference) => {
    const verdict = stale.get(reference.key);
    // Unknown and archived flags are more than a hint: the diagnostics tell them.
    if (verdict === undefined || verdict.reason === 'undefined' || verdict.reason === 'archived') return [];
    const message = `${reference.key}: ${verdict.verdict}`;
    const hint = new vscode.Diagnostic(rangeOf(reference), message, vscode.DiagnosticSeverity.Hint);
    hint.source = 'Release Lens';
    hint.code = verdict.reason;
    return [hint];
  });
}
