import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { WorkspaceFlags } from '../workspace/workspaceFlags.ts';

/** What opens the place that evidence was seen at: a line, a commit's change of a file, a page; undefined where none does. */
export function whereSeen(flags: WorkspaceFlags, seen: string): vscode.Command | undefined {
  const [, commit, changed] = /^git ([0-9a-f]{7,64}), (.+)$/.exec(seen) ?? [];
  if (commit !== undefined && changed !== undefined) return change(fileIn(flags, changed), commit);
  const [, file, line] = /^([^:]+):(\d+)$/.exec(seen) ?? [];
  if (file !== undefined && line !== undefined) return place(fileIn(flags, file), Number(line) - 1);
  if (!/^https:\/\//.test(seen)) return undefined;
  return { command: 'vscode.open', title: t('Open'), arguments: [vscode.Uri.parse(seen, true)] };
}

/** Of the folder whose flag system names the file, else of the first. */
function fileIn(flags: WorkspaceFlags, file: string): vscode.Uri | undefined {
  const named = flags.app.store.entries.find(({ environment }) => environment.source === file);
  const folder = flags.folders.find(({ root }) => root === named?.connection.root) ?? flags.folders[0];
  return folder?.uri(file);
}

function change(uri: vscode.Uri | undefined, commit: string): vscode.Command | undefined {
  if (uri === undefined) return undefined;
  const title = `${uri.path.slice(uri.path.lastIndexOf('/') + 1)} (${commit})`;
  return {
    command: 'vscode.diff',
    title: t('Show the change'),
    arguments: [at(uri, `${commit}~`), at(uri, commit), title],
  };
}

/** As the editor's own git extension names a file of a commit. */
function at(uri: vscode.Uri, ref: string): vscode.Uri {
  return uri.with({ scheme: 'git', query: JSON.stringify({ path: uri.fsPath, ref }) });
}

function place(uri: vscode.Uri | undefined, line: number): vscode.Command | undefined {
  if (uri === undefined) return undefined;
  const selection = new vscode.Range(line, 0, line, 0);
  return { command: 'vscode.open', title: t('Open'), arguments: [uri, { selection }] };
}
