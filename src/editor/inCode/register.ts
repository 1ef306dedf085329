import type * as vscode from 'vscode';
import type { FindBranches } from '../../core/removal/branches.ts';
import { Disposables } from '../disposables.ts';
import type { WorkspaceFlags } from '../workspace/workspaceFlags.ts';
import { registerBranches } from './branches.ts';
import { registerCodeLens } from './codeLens.ts';
import { registerEndOfLine } from './endOfLine.ts';
import { registerInlayHints } from './inlayHints.ts';
import { registerMarks } from './marks.ts';

interface Around {
  readonly flags: WorkspaceFlags;
  /** Where the extension and its pictures are. */
  readonly extension: vscode.Uri;
  /** Undefined where there is no thread to work it out in. */
  readonly findBranches: FindBranches | undefined;
}

/** The release state in the code itself: in words on the surface the person chose, as a mark beside it, as a colour. */
export function registerInCode({ flags, extension, findBranches }: Around): vscode.Disposable {
  const disposables = new Disposables();
  for (const register of [registerEndOfLine, registerInlayHints, registerCodeLens])
    disposables.add(register(flags));
  disposables.add(registerMarks(flags, extension));
  if (findBranches) disposables.add(registerBranches(flags, findBranches));
  return disposables;
}
