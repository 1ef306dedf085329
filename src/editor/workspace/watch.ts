import * as vscode from 'vscode';
import { CONFIG_FILE } from '../../app/config/fields.ts';
import { Disposables } from '../disposables.ts';
import { afterTyping } from './afterTyping.ts';
import type { FolderIndex } from './folderIndex.ts';
import { pathOf, uriOf } from './paths.ts';
import type { WorkspaceFlags } from './workspaceFlags.ts';

/** A pause between two keys is shorter. */
const REST_MS = 200;
const FLAG_FILE = /\.flagd\.(json|ya?ml)$/i;

/** Keeps the flags and the index up with edits, saves, renames, deletes and checkouts. */
export function watch(flags: WorkspaceFlags): vscode.Disposable {
  const disposables = new Disposables();
  const watcher = disposables.add(vscode.workspace.createFileSystemWatcher('**/*'));
  const onFile = (how: How) => (uri: vscode.Uri) => fileChanged(flags, uri, how);
  disposables.add(watcher.onDidCreate(onFile('came')));
  disposables.add(watcher.onDidDelete(onFile('went')));
  disposables.add(watcher.onDidChange(onFile('changed')));
  disposables.add(afterTyping(REST_MS, (document) => textChanged(flags, document.uri, document.getText())));
  disposables.add(vscode.workspace.onDidCloseTextDocument(({ uri }) => textChanged(flags, uri, undefined)));
  disposables.add(
    vscode.workspace.onDidSaveTextDocument(({ uri }) => {
      if (sourceOf(flags, uri)) void flags.refresh();
    }),
  );
  disposables.add(vscode.workspace.onDidChangeWorkspaceFolders(() => void flags.open()));
  return disposables;
}

type How = 'came' | 'went' | 'changed';

function fileChanged(flags: WorkspaceFlags, uri: vscode.Uri, how: How): void {
  const found = folderOf(flags, uri);
  if (found === undefined || /(^|\/)(\.git|node_modules)\//.test(found.file)) return;
  const { folder, file } = found;
  const isConfig = file === CONFIG_FILE || file.endsWith(`/${CONFIG_FILE}`);
  if (sourceOf(flags, uri)) void (how === 'went' ? sourceWent(flags, uri) : flags.refresh());
  else if (isConfig || (how !== 'changed' && FLAG_FILE.test(file))) void flags.reconnect();
  void folder.indexer.filesChanged([file]);
}

/** An atomic write shows as a file that went and came: only one that is not there again is no source any more. */
async function sourceWent(flags: WorkspaceFlags, uri: vscode.Uri): Promise<void> {
  const isThere = await vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
  await (isThere ? flags.refresh() : flags.reconnect());
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
