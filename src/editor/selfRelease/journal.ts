import * as vscode from 'vscode';
import { Disposables } from '../disposables.ts';
import type { WorkspaceFlags } from '../workspace/workspaceFlags.ts';
import { mayNotWrite } from './mayNotWrite.ts';

const SWEEP_MS = 60_000;

/** Follows the journal, which other windows and the command line write too, and ends what is over. */
export function registerJournal(flags: WorkspaceFlags, file: vscode.Uri): vscode.Disposable {
  const disposables = new Disposables();
  const { selfReleases, rollouts, log } = flags.app;
  const name = file.path.slice(file.path.lastIndexOf('/') + 1);
  const pattern = new vscode.RelativePattern(vscode.Uri.joinPath(file, '..'), name);
  const watcher = disposables.add(vscode.workspace.createFileSystemWatcher(pattern));
  const reload = () =>
    Promise.all([selfReleases.reload(), rollouts.reload()]).catch((error: unknown) =>
      log.error('The journal cannot be read.', error),
    );
  disposables.add(watcher.onDidCreate(reload));
  disposables.add(watcher.onDidChange(reload));
  const sweep = () => {
    if (mayNotWrite() !== undefined || flags.folders.length === 0) return;
    selfReleases.sweep().catch((error: unknown) => log.error('A self-release cannot be settled.', error));
    rollouts.sweep().catch((error: unknown) => log.error('A change of a release cannot be settled.', error));
  };
  const timer = setInterval(sweep, SWEEP_MS);
  disposables.add({ dispose: () => clearInterval(timer) });
  void reload().then(sweep);
  return disposables;
}
