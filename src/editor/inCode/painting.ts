import * as vscode from 'vscode';
import { Disposables } from '../disposables.ts';
import type { Touched, WorkspaceFlags } from '../workspace/workspaceFlags.ts';
import { changesInCode } from './settings.ts';

/** Paints every visible editor: now, and whenever its flags, or the settings for them, are other than they were. */
export function painting(flags: WorkspaceFlags, paint: (editor: vscode.TextEditor) => void): Disposables {
  const disposables = new Disposables();
  const paintAll = () => vscode.window.visibleTextEditors.forEach(paint);
  disposables.add(
    flags.onDidChange((touched) =>
      vscode.window.visibleTextEditors
        .filter(({ document }) => isTouched(flags, document, touched))
        .forEach(paint),
    ),
  );
  disposables.add(vscode.window.onDidChangeVisibleTextEditors(paintAll));
  disposables.add(
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (changesInCode(event)) paintAll();
    }),
  );
  paintAll();
  return disposables;
}

/** A file that has lost its last reference is no longer known by it, and has something to clear. */
function isTouched(flags: WorkspaceFlags, document: vscode.TextDocument, touched: Touched): boolean {
  if (touched === undefined) return true;
  const references = flags.referencesIn(document);
  return references.length === 0 || references.some(({ key }) => touched.has(key));
}
