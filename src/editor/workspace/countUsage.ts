import * as vscode from 'vscode';
import { Disposables } from '../disposables.ts';
import type { WorkspaceFlags } from './workspaceFlags.ts';

/** Has the flags counted that stand in the file somebody looks at, so that a hover can tell without asking. */
export function countUsage(flags: WorkspaceFlags): vscode.Disposable {
  const disposables = new Disposables();
  const count = (editor: vscode.TextEditor | undefined) => {
    if (editor === undefined || !vscode.window.state.focused) return;
    const keys = flags.referencesIn(editor.document).map(({ key }) => key);
    void flags.app.usage.want([...new Set(keys)]);
  };
  disposables.add(vscode.window.onDidChangeActiveTextEditor(count));
  disposables.add(flags.onDidChange(() => count(vscode.window.activeTextEditor)));
  return disposables;
}
