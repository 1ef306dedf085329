import type * as vscode from 'vscode';
import { registerCompletion } from './completion/completion.ts';
import type { Suggested } from './connect/suggested.ts';
import { registerDefinition } from './definition/definition.ts';
import { registerDiagnostics } from './diagnostics/diagnostics.ts';
import { Disposables } from './disposables.ts';
import { registerFlagTree } from './flagTree/register.ts';
import { registerHover } from './hover/hover.ts';
import { registerInCode } from './inCode/register.ts';
import type { Machine } from './machine.ts';
import { registerReferences } from './references/references.ts';
import { registerRename } from './rename/rename.ts';
import { registerStale } from './stale/stale.ts';
import { registerStatusBar } from './status/statusBar.ts';
import { registerSymbols } from './symbols/symbols.ts';
import { Variants } from './workspace/variants.ts';
import type { WorkspaceFlags } from './workspace/workspaceFlags.ts';

interface Seen {
  readonly flags: WorkspaceFlags;
  readonly suggested: Suggested;
}

/** What is seen of flags, in code and beside it. */
export function registerSurfaces(
  { extensionUri: extension, workspaceState }: vscode.ExtensionContext,
  { removing: { findBranches, findCompared } }: Machine,
  { flags, suggested }: Seen,
): vscode.Disposable {
  const disposables = new Disposables();
  const variants = findCompared && disposables.add(new Variants(flags, findCompared));
  disposables.add(registerHover(flags));
  disposables.add(registerInCode({ flags, extension, findBranches }));
  disposables.add(registerCompletion(flags, variants));
  disposables.add(registerDefinition(flags));
  disposables.add(registerReferences(flags));
  disposables.add(registerRename(flags));
  disposables.add(registerSymbols(flags));
  disposables.add(registerDiagnostics(flags, variants));
  disposables.add(registerStatusBar(flags));
  disposables.add(registerFlagTree(flags, workspaceState, suggested));
  disposables.add(registerStale(flags));
  return disposables;
}
