import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { usesOf } from '../../app/codeUses.ts';
import type { FlagKey } from '../../core/model/flag.ts';
import type { EnvironmentRow } from '../../core/present/flagCard.ts';
import { couldBeMine, listed } from '../../core/present/whileDebugging.ts';
import { Disposables } from '../disposables.ts';
import { SECTION, SETTINGS } from '../ids.ts';
import { notify } from '../notify.ts';
import { leaseOn } from '../selfRelease/leaseOn.ts';
import { mayNotWrite } from '../selfRelease/mayNotWrite.ts';
import { type ReleaseNeeds, releaseToMe } from '../selfRelease/releaseToMe.ts';
import type { WorkspaceFlags } from '../workspace/workspaceFlags.ts';

/** When debugging starts, the flags of the open file are offered to me, once for each; they end with the session. */
export function registerWhileDebugging(needs: ReleaseNeeds): vscode.Disposable {
  const disposables = new Disposables();
  const { flags } = needs;
  const offered = new Set<FlagKey>();
  const leases = new Map<string, readonly string[]>();
  const ended = new Set<string>();
  const start = async (session: vscode.DebugSession) => {
    const keys = wanted(flags).filter((key) => !offered.has(key));
    if (session.parentSession !== undefined || keys.length === 0) return;
    for (const key of keys) offered.add(key);
    if (!(await agreed(keys)) || ended.has(session.id)) return;
    leases.set(session.id, await release(needs, keys));
    if (ended.has(session.id)) await end(session);
  };
  const end = async ({ id }: vscode.DebugSession) => {
    ended.add(id);
    const mine = leases.get(id) ?? [];
    leases.delete(id);
    const open = new Set(flags.app.selfReleases.open.map(({ lease }) => lease.id));
    for (const lease of mine) if (open.has(lease)) await needs.end(lease);
  };
  const guarded = (work: Promise<void>) =>
    work.catch((error: unknown) =>
      flags.app.log.error('Release Lens could not follow the debugging.', error),
    );
  disposables.add(vscode.debug.onDidStartDebugSession((session) => guarded(start(session))));
  disposables.add(vscode.debug.onDidTerminateDebugSession((session) => guarded(end(session))));
  return disposables;
}

function wanted(flags: WorkspaceFlags): readonly FlagKey[] {
  const isOffered = vscode.workspace.getConfiguration(SECTION).get(SETTINGS.debugOffer, true);
  const document = vscode.window.activeTextEditor?.document;
  if (!isOffered || document === undefined || mayNotWrite() !== undefined) return [];
  const keys = [...new Set(usesOf(flags.referencesIn(document)).map(({ key }) => key))];
  return couldBeMine(keys, (key) => production(flags, key));
}

function production(flags: WorkspaceFlags, key: FlagKey): EnvironmentRow | undefined {
  return flags.card(key).environments.find(({ tier, defined }) => tier === 'production' && defined);
}

async function agreed(keys: readonly FlagKey[]): Promise<boolean> {
  const message = t`Release ${listed(keys)} to only you in production while you debug? It ends with the session.`;
  const [yes, never] = [t('While I debug'), t("Don't offer again")];
  const answer = await notify.information(message, yes, never);
  if (answer === never)
    await vscode.workspace
      .getConfiguration(SECTION)
      .update(SETTINGS.debugOffer, false, vscode.ConfigurationTarget.Global);
  return answer === yes;
}

/** Through the same door as any release; what was refused has been told. Returns the leases made. */
async function release(needs: ReleaseNeeds, keys: readonly FlagKey[]): Promise<readonly string[]> {
  const { flags } = needs;
  const made: string[] = [];
  for (const key of keys) {
    const row = production(flags, key);
    if (row === undefined) continue;
    const { connection, environment } = row;
    await releaseToMe(needs, { key, connection, environment }, { wanted: 'on', quiet: true });
    const lease = leaseOn(flags, key, row);
    if (lease !== undefined) made.push(lease.id);
  }
  return made;
}
