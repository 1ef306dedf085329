import { config } from '@vscode/l10n';
import * as vscode from 'vscode';
import { compose } from '../app/compose.ts';
import { rehearse } from '../app/selfRelease/rehearse.ts';
import { Suggested } from './connect/suggested.ts';
import { Disposables } from './disposables.ts';
import type { Machine } from './machine.ts';
import { pause } from './pause.ts';
import { countUsage } from './workspace/countUsage.ts';
import { EnvironmentInView } from './workspace/environmentInView.ts';
import { Identities } from './workspace/identities.ts';
import { poll } from './workspace/poll.ts';
import { watch } from './workspace/watch.ts';
import { WorkspaceFlags } from './workspace/workspaceFlags.ts';

/** `ready`: flags and references of the workspace are known, or that it has none. */
export interface Started {
  readonly ready: Promise<void>;
}

/** In whose language all texts are said from now on; VS Code has read them with the extension. */
export function speak(): void {
  const { bundle } = vscode.l10n;
  if (bundle !== undefined) config({ contents: bundle });
}

interface Beginning {
  /** The folders that are known to use flags. */
  readonly found: ReadonlySet<string>;
  /** What stood in for the features until they are there. */
  readonly asleep: vscode.Disposable;
}

/** All features, wherever the editor runs; their code is read in turns, so that others have theirs. */
export async function start(
  context: vscode.ExtensionContext,
  machine: Machine,
  { found, asleep }: Beginning,
): Promise<Started> {
  const { registerSurfaces } = await import('./surfaces.ts');
  await pause();
  const { registerActions } = await import('./actions.ts');
  await pause();
  asleep.dispose();
  const disposables = new Disposables();
  context.subscriptions.push(disposables);
  const { scanner, providers, log, emailOf } = machine;
  const app = compose({ ...machine, mayAsk: () => vscode.workspace.isTrusted });
  const inView = disposables.add(new EnvironmentInView(context.workspaceState));
  const flags = disposables.add(new WorkspaceFlags(app, scanner, new Identities(log, emailOf), inView));
  const suggested = disposables.add(new Suggested(flags, providers));

  disposables.add(registerSurfaces(context, machine, { flags, suggested }));
  disposables.add(registerActions(context, machine, flags));
  disposables.add(watch(flags));
  disposables.add(poll(app));
  disposables.add(countUsage(flags));

  const ready = flags
    .open({ found })
    .then(() => suggested.look())
    .catch((error: unknown) => log.error('This workspace cannot be looked through.', error));
  // Before the first click, not in it.
  void ready
    .then(() => rehearse(app.store.entries, app.clock))
    .catch((error: unknown) => log.error('Nothing could be rehearsed.', error));
  return { ready };
}
