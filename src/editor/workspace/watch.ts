import * as vscode from 'vscode';
import { CONFIG_FILE } from '../../app/config/fields.ts';
import { Disposables } from '../disposables.ts';
import type { FolderIndex } from './folderIndex.ts';
import { pathOf, uriOf } from './paths.ts';
import type { WorkspaceFlags } from './workspaceFlags.ts';

const FLAG_FILE = /\.flagd\.(json|ya?ml)$/i;

/** Keeps the flags and the index up with edits, saves, renames, deletes and checkouts. */
export function watch(flags: WorkspaceFlags): vscode.Disposable {
  const disposables = new Disposables();
  const watcher = disposables.add(vscode.workspace.createFileSystemWatcher('**/*'));
  const onFile = (created: boolean) => (uri: vscode.Uri) => fileChanged(flags, uri, created);
  disposables.add(watcher.onDidCreate(onFile(true)));
  disposables.add(watcher.onDidDelete(onFile(true)));
  disposables.add(watcher.onDidChange(onFile(false)));
  disposables.add(
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0) textChanged(flags, document.uri, document.getText());
    }),
  );
  disposables.add(vscode.workspace.onDidCloseTextDocument(({ uri }) => textChanged(flags, uri, undefined)));
  disposables.add(
    vscode.workspace.onDidSaveTextDocument(({ uri }) => {
      if (sourceOf(flags, uri)) void flags.refresh();
    }),
  );
  disposables.add(vscode.workspace.onDidChangeWorkspaceFolders(() => void flags.open()));
  return disposables;
}

function fileChanged(flags: WorkspaceFlags, uri: vscode.Uri, cameOrWent: boolean): void {
  const found = folderOf(flags, uri);
  if (found === undefined || /(^|\/)(\.git|node_modules)\//.test(found.file)) return;
  const { folder, file } = found;
  const isConfig = file === CONFIG_FILE || file.endsWith(`/${CONFIG_FILE}`);
  // An atomic write shows as a file that went and came.
  if (sourceOf(flags, uri)) void flags.refresh();
  else if (isConfig || (cameOrWent && FLAG_FILE.test(file))) void flags.reconnect();
  void folder.indexer.filesChanged([file]);
}

function textChanged(flags: WorkspaceFlags, uri: vscode.Uri, text: string | undefined): void {
  const found = folderOf(flags, uri);
  if (found !== undefined) void found.folder.indexer.update(found.file, text);
}

function sourceOf(flags: WorkspaceFlags, uri: vscode.Uri): boolean {
  return flags.app.store.entries.some(
    ({ connection, environment }) =>
      connection.url === undefined && isSameFile(`${connection.root}/${environment.source}`, uri),
  );
}

function isSameFile(path: string, uri: vscode.Uri): boolean {
  return pathOf(uriOf(path)) === pathOf(uri);
}

function folderOf(flags: WorkspaceFlags, uri: vscode.Uri): { folder: FolderIndex; file: string } | undefined {
  for (const folder of flags.folders) {
    const file = folder.relative(uri);
    if (file !== undefined) return { folder, file };
  }
  return undefined;
}
