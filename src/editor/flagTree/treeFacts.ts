import { t } from '@vscode/l10n';
import { usesOf } from '../../app/codeUses.ts';
import type { Facts } from '../../core/present/arrange.ts';
import type { WorkspaceFlags } from '../workspace/workspaceFlags.ts';

/** What flags are arranged by, as this workspace knows it. */
export function treeFacts(flags: WorkspaceFlags): Facts {
  const { store } = flags.app;
  const known = (key: string) => store.entries.filter(({ snapshot }) => snapshot?.flags.has(key) === true);
  return {
    stage: (key) => flags.brief(key)?.stage ?? 'unknown',
    environments: (key) => known(key).map(({ environment }) => environment.name),
    folders: (key) =>
      usesOf(flags.referencesOf(key).map(({ reference }) => reference)).map(({ file }) => folderOf(file)),
    owner: (key) => store.anyState(key)?.owner,
    connections: (key) => known(key).map(({ connection }) => connection.name),
    staleness: (key) => {
      const reason = flags.stale().get(key)?.reason;
      return reason && t`Stale: ${reason}`;
    },
    changedAt: (key) => flags.main(key)?.changed?.at,
    references: (key) => flags.uses.count(key),
  };
}

function folderOf(file: string): string {
  const end = file.lastIndexOf('/');
  return end < 0 ? './' : file.slice(0, end);
}
