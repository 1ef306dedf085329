import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { withHint } from '../../core/present/withHint.ts';
import { registerWhileDebugging } from '../asMe/whileDebugging.ts';
import { Disposables } from '../disposables.ts';
import { guarded } from '../guarded.ts';
import { COMMANDS } from '../ids.ts';
import { notify } from '../notify.ts';
import { type Target, targetOf } from '../target.ts';
import { askIdentity } from '../workspace/askIdentity.ts';
import type { WorkspaceFlags } from '../workspace/workspaceFlags.ts';
import { extendLease } from './extendLease.ts';
import { registerLeaseView } from './leaseView.ts';
import { mayNotWrite } from './mayNotWrite.ts';
import { type ReleaseNeeds, releaseToMe } from './releaseToMe.ts';
import type { ChangeView } from './showChange.ts';

/** Release to only me, end, extend, and who I am. */
export function registerSelfRelease(
  flags: WorkspaceFlags,
  changes: ChangeView,
  memory: vscode.Memento,
): vscode.Disposable {
  const disposables = new Disposables();
  const needs: ReleaseNeeds = { flags, changes, memory, end: (id) => end(flags, id) };
  const command = (id: string, run: (target: Target) => Promise<void>) =>
    disposables.add(
      vscode.commands.registerCommand(id, (argument: unknown) =>
        guarded(flags.app.log, run(targetOf(argument))),
      ),
    );
  command(COMMANDS.releaseToMe, (target) => releaseToMe(needs, target));
  command(COMMANDS.holdBack, (target) => releaseToMe(needs, target, { wanted: 'off' }));
  command(COMMANDS.releaseVariation, (target) => releaseToMe(needs, target, { wanted: 'pick' }));
  command(COMMANDS.unRelease, async (target) => {
    const id = target.id ?? (await pickLease(flags, t('End which self-release?')));
    if (id !== undefined) await end(flags, id);
  });
  command(COMMANDS.extend, async (target) => {
    const id = target.id ?? (await pickLease(flags, t('Extend which self-release?')));
    const state = flags.app.selfReleases.open.find(({ lease }) => lease.id === id);
    if (state !== undefined) {
      await extendLease((lease, variation, hours) => releaseToMe(needs, lease, { variation, hours }), state);
    }
  });
  command(COMMANDS.endAll, async () => {
    for (const { lease } of flags.app.selfReleases.open) await end(flags, lease.id);
  });
  command(COMMANDS.setIdentity, (target) => setIdentity(flags, target));
  disposables.add(registerLeaseView(flags));
  disposables.add(registerWhileDebugging(needs));
  return disposables;
}

async function end(flags: WorkspaceFlags, id: string): Promise<void> {
  const bar = mayNotWrite();
  if (bar !== undefined) {
    void notify.warning(t`Not ended. ${bar}`);
    return;
  }
  const ended = await flags.app.selfReleases.end(id);
  if ('outcome' in ended) {
    void notify.warning(withHint(t`Not ended. ${ended.why}`, ended.hint));
    return;
  }
  const { key, place } = ended.lease;
  const said = t`The self-release of ${key} in ${place.environment} has ended`;
  notify.passing(ended.note === undefined ? said : `${said} (${ended.note})`);
}

async function pickLease(flags: WorkspaceFlags, title: string): Promise<string | undefined> {
  const { open } = flags.app.selfReleases;
  if (open.length === 0) void notify.information(t('Nothing is released to only you.'));
  if (open.length <= 1) return open[0]?.lease.id;
  const items = open.map(({ lease }) => ({
    label: `${lease.key} → ${lease.variation}`,
    description: lease.place.environment,
    id: lease.id,
  }));
  return (await vscode.window.showQuickPick(items, { title }))?.id;
}

async function setIdentity(flags: WorkspaceFlags, { connection }: Target): Promise<void> {
  const names = [...new Set(flags.app.store.entries.map((entry) => entry.connection.name))];
  const name =
    connection ??
    (names.length === 1
      ? names[0]
      : await vscode.window.showQuickPick(names, { title: t('Who are you in which product?') }));
  if (name !== undefined) await askIdentity(flags, name);
  flags.notifyChanged();
}
