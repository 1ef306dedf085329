import * as vscode from 'vscode';
import { placeOf } from '../../app/flagStore.ts';
import type { FlagKey } from '../../core/model/flag.ts';
import { flagPage } from '../../core/present/flagPage.ts';
import { Disposables } from '../disposables.ts';
import type { WorkspaceFlags } from '../workspace/workspaceFlags.ts';

const SCHEME = 'release-lens-flag';

export function pageOf(key: FlagKey): vscode.Uri {
  return vscode.Uri.from({ scheme: SCHEME, path: `/${key}`, query: key });
}

/** Read-only texts on flags that are defined in no file, kept up while they are open. */
export function registerFlagPages(flags: WorkspaceFlags): vscode.Disposable {
  const disposables = new Disposables();
  const changed = disposables.add(new vscode.EventEmitter<vscode.Uri>());
  disposables.add(
    vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
      onDidChange: changed.event,
      provideTextDocumentContent: ({ query: key }) =>
        flagPage(flags.card(key), linksTo(flags, key), flags.app.clock.now()),
    }),
  );
  disposables.add(
    flags.onDidChange(() => {
      for (const { uri } of vscode.workspace.textDocuments) if (uri.scheme === SCHEME) changed.fire(uri);
    }),
  );
  return disposables;
}

function linksTo(flags: WorkspaceFlags, key: FlagKey): readonly string[] {
  return flags.card(key).environments.flatMap((row) => {
    const entry = row.defined ? flags.app.store.entry(row) : undefined;
    const page = entry?.provider.link?.(placeOf(entry), key);
    return page === undefined ? [] : [`${row.openLabel} (${row.environment}): ${page}`];
  });
}
