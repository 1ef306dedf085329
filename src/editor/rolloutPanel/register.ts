import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Entry } from '../../app/flagStore.ts';
import { HealthWatch } from '../../app/health/healthWatch.ts';
import { type TakingBack, takeBack } from '../../app/health/takeBack.ts';
import type { FlagKey } from '../../core/model/flag.ts';
import type { RolloutAction } from '../../core/present/rolloutView.ts';
import { Disposables } from '../disposables.ts';
import { guarded } from '../guarded.ts';
import { COMMANDS, SECTION, SETTINGS } from '../ids.ts';
import { notify } from '../notify.ts';
import { mayNotWrite } from '../selfRelease/mayNotWrite.ts';
import { pickEntry, pickFlag } from '../selfRelease/pick.ts';
import { targetOf } from '../target.ts';
import type { WorkspaceFlags } from '../workspace/workspaceFlags.ts';
import { raise, tell } from './alarm.ts';
import { copyLearned } from './learned.ts';
import { takeNote } from './note.ts';
import { type PageParts, readPageParts } from './page.ts';
import { RolloutPanel } from './rolloutPanel.ts';

interface Needs {
  readonly flags: WorkspaceFlags;
  /** The folder of what was built. */
  readonly dist: vscode.Uri;
}

/** The rollout panel, and who watches over releases on their way. */
export function registerRolloutPanel({ flags, dist }: Needs): vscode.Disposable {
  const disposables = new Disposables();
  const identityOf = (connection: string) => flags.identities.of(connection);
  const watch = disposables.add(new HealthWatch({ app: flags.app, identityOf }));
  const takingBack: TakingBack = {
    app: flags.app,
    identityOf,
    bar: mayNotWrite,
    automatic: () => vscode.workspace.getConfiguration(SECTION).get(SETTINGS.unReleaseWhenUnhealthy, false),
  };
  const panels = new Map<string, RolloutPanel>();
  let parts: Promise<PageParts> | undefined;
  const page = () => {
    parts ??= readPageParts(dist).catch((error: unknown) => {
      // What could not be read is read again by the next who asks.
      parts = undefined;
      throw error;
    });
    return parts;
  };

  function act(id: RolloutAction['id'], about: { readonly entry: Entry; readonly key: FlagKey }): void {
    const { entry, key } = about;
    if (id === 'onlyMe') void takeBack(takingBack, entry, key).then((taken) => tell(taken));
    else if (id === 'note') void guarded(flags.app.log, takeNote(flags.app.rollouts, entry, key));
    else if (id === 'export') void copyLearned(flags, entry, key);
    else {
      const target = { key, connection: entry.connection.name, environment: entry.environment.name };
      void vscode.commands.executeCommand(MOVES[id], target);
    }
  }

  function show(entry: Entry, key: FlagKey): void {
    const id = JSON.stringify([entry.connection.name, entry.environment.name, key]);
    const known = panels.get(id);
    if (known !== undefined) {
      known.reveal();
      return;
    }
    const view = watch.view(entry, key);
    if (view === undefined) {
      void notify.warning(t`${key} has no variation that is simply on: there is nothing to walk on.`);
      return;
    }
    const panel = disposables.add(new RolloutPanel({ flags, watch, page, act }, entry, key, view));
    panels.set(id, panel);
    panel.onDidDispose(() => panels.delete(id));
  }

  disposables.add(
    vscode.commands.registerCommand(COMMANDS.showRollout, async (argument: unknown) => {
      // Read while the flag is picked.
      void page().catch(() => undefined);
      const target = targetOf(argument);
      const key = await pickFlag(flags, target, t('Show the rollout of which flag?'));
      const entry = key === undefined ? undefined : await pickEntry(flags, key, target);
      if (key !== undefined && entry !== undefined) show(entry, key);
    }),
  );
  disposables.add(watch.onAlarm((alarm) => void raise(takingBack, alarm, show)));
  void watch.run();
  return disposables;
}

/** What walks a release on is asked of the commands that do it everywhere. */
const MOVES = {
  whoAmI: COMMANDS.setIdentity,
  next: COMMANDS.rolloutNext,
  previous: COMMANDS.rolloutPrevious,
  goTo: COMMANDS.rolloutTo,
  unRelease: COMMANDS.unReleaseFrom,
} as const;
