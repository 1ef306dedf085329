import * as vscode from 'vscode';
import type { Entry } from '../../app/flagStore.ts';
import { learned } from '../../app/health/learned.ts';
import type { FlagKey } from '../../core/model/flag.ts';
import type { WorkspaceFlags } from '../workspace/workspaceFlags.ts';

/** Into the clipboard, and open to be read and added to: notes belong to it. */
export async function copyLearned(flags: WorkspaceFlags, entry: Entry, key: FlagKey): Promise<void> {
  const me = flags.identities.of(entry.connection.name);
  const text = await learned(flags.app, entry, key, me, new AbortController().signal);
  if (text === undefined) return;
  await vscode.env.clipboard.writeText(text);
  const document = await vscode.workspace.openTextDocument({ language: 'markdown', content: text });
  await vscode.window.showTextDocument(document, vscode.ViewColumn.Beside);
}
