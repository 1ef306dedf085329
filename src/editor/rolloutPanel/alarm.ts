import * as vscode from 'vscode';
import type { Entry } from '../../app/flagStore.ts';
import type { Alarm } from '../../app/health/healthWatch.ts';
import { unReleaseNow } from '../../app/health/unReleaseNow.ts';
import type { FlagKey } from '../../core/model/flag.ts';
import { rolloutWords } from '../../core/present/rollout.ts';
import { SECTION, SETTINGS } from '../ids.ts';
import { mayNotWrite } from '../selfRelease/mayNotWrite.ts';
import type { WorkspaceFlags } from '../workspace/workspaceFlags.ts';

/** One notification a problem. Where the person has said so beforehand, the release is taken back at once and they are told. */
export async function raise(
  flags: WorkspaceFlags,
  { entry, key, view }: Alarm,
  show: (entry: Entry, key: FlagKey) => void,
): Promise<void> {
  const said = (view.gates ?? []).filter(({ is }) => is === 'unhealthy').map(({ sentence }) => sentence);
  const what = `${key} in ${view.environment} is ${said.join('; ')}.`;
  const automatic = vscode.workspace.getConfiguration(SECTION).get(SETTINGS.unReleaseWhenUnhealthy, false);
  if (automatic && mayNotWrite() === undefined) {
    flags.app.log.warn(
      `${what} It is taken back from everyone but you, as ${SETTINGS.unReleaseWhenUnhealthy} says.`,
    );
    await takeBack(flags, entry, key, what);
    return;
  }
  const [now, look] = ['Un-release now', 'Show rollout'] as const;
  const chosen = await vscode.window.showWarningMessage(what, now, look);
  if (chosen === now) await takeBack(flags, entry, key);
  if (chosen === look) show(entry, key);
}

/** From everyone but me, without a dialog: nobody gets anything new. `because`: what made it happen by itself. */
export async function takeBack(
  flags: WorkspaceFlags,
  entry: Entry,
  key: FlagKey,
  because?: string,
): Promise<void> {
  const refuse = (why: string) =>
    void vscode.window.showWarningMessage(
      `${because === undefined ? '' : `${because} `}Not un-released. ${why}`,
    );
  const bar = mayNotWrite();
  if (bar !== undefined) return refuse(bar);
  const identity = flags.identities.of(entry.connection.name);
  if (identity === undefined) return refuse('It is not known who you are in the running product.');
  try {
    const done = await unReleaseNow(flags.app, entry, key, identity);
    if ('outcome' in done)
      return refuse(done.outcome === 'refused' ? done.why : 'It is released to nobody else.');
    void vscode.window.showInformationMessage([because, rolloutWords(done)].filter(Boolean).join(' '));
  } catch (error) {
    refuse(error instanceof Error ? error.message : String(error));
  }
}
