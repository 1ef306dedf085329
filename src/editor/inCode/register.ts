import type * as vscode from 'vscode';
import { Disposables } from '../disposables.ts';
import type { WorkspaceFlags } from '../workspace/workspaceFlags.ts';
import { registerCodeLens } from './codeLens.ts';
import { registerEndOfLine } from './endOfLine.ts';
import { registerInlayHints } from './inlayHints.ts';

/** The release state in the code itself, on the surface the person chose. */
export function registerInCode(flags: WorkspaceFlags): vscode.Disposable {
  const disposables = new Disposables();
  for (const register of [registerEndOfLine, registerInlayHints, registerCodeLens])
    disposables.add(register(flags));
  return disposables;
}
