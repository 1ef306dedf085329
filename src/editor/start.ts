import * as vscode from 'vscode';
import { compose, type Ports } from '../app/compose.ts';
import { rehearse } from '../app/selfRelease/rehearse.ts';
import type { HealthSource } from '../core/ports/healthSource.ts';
import type { Scanner } from '../core/ports/scanner.ts';
import { registerCopyIdentity } from './asMe/copyIdentity.ts';
import { registerWhy } from './asMe/why.ts';
import { registerNavigation } from './commands/navigation.ts';
import { registerCompletion } from './completion/completion.ts';
import { registerHealthToken } from './connect/healthToken.ts';
import { registerConnect } from './connect/register.ts';
import type { SecretTokens } from './connect/secretTokens.ts';
import { Suggested } from './connect/suggested.ts';
import { registerDefinition } from './definition/definition.ts';
import { registerDiagnostics } from './diagnostics/diagnostics.ts';
import { Disposables } from './disposables.ts';
import { registerFind } from './find/register.ts';
import { registerFlagTree } from './flagTree/register.ts';
import { registerHover } from './hover/hover.ts';
import { registerInCode } from './inCode/register.ts';
import { registerReferences } from './references/references.ts';
import { type RemovalAbilities, registerRemoval } from './removal/register.ts';
import { registerRename } from './rename/rename.ts';
import { registerRollout } from './rollout/register.ts';
import { registerRolloutPanel } from './rolloutPanel/register.ts';
import { registerJournal } from './selfRelease/journal.ts';
import { registerSelfRelease } from './selfRelease/register.ts';
import { ChangeView } from './selfRelease/showChange.ts';
import { registerStale } from './stale/stale.ts';
import { registerStatusBar } from './status/statusBar.ts';
import { registerSymbols } from './symbols/symbols.ts';
import { registerTools } from './tools/register.ts';
import { countUsage } from './workspace/countUsage.ts';
import { EnvironmentInView } from './workspace/environmentInView.ts';
import { Identities } from './workspace/identities.ts';
import { poll } from './workspace/poll.ts';
import { watch } from './workspace/watch.ts';
import { WorkspaceFlags } from './workspace/workspaceFlags.ts';

/** What the editor's layer needs of where it runs: a machine, or a browser. */
export interface Machine extends Omit<Ports, 'mayAsk'> {
  readonly scanner: Scanner;
  readonly tokens: SecretTokens;
  readonly journalFile: vscode.Uri;
  readonly healthSources: ReadonlyMap<string, HealthSource>;
  readonly removing: RemovalAbilities;
  /** The address somebody commits with in a folder, to propose as who they are. */
  readonly emailOf: (root: string) => Promise<string | undefined>;
}

/** `ready`: flags and references of the workspace are known, or that it has none. */
export interface Started {
  readonly ready: Promise<void>;
}

/** All features, wherever the editor runs. `found`: the folders that are known to use flags. */
export function start(
  context: vscode.ExtensionContext,
  machine: Machine,
  found: ReadonlySet<string>,
): Started {
  const disposables = new Disposables();
  context.subscriptions.push(disposables);
  const { scanner, tokens, providers, log } = machine;
  const app = compose({ ...machine, mayAsk: () => vscode.workspace.isTrusted });
  const inView = disposables.add(new EnvironmentInView(context.workspaceState));
  const identities = new Identities(log, machine.emailOf);
  const flags = disposables.add(new WorkspaceFlags(app, scanner, identities, inView));

  const suggested = disposables.add(new Suggested(flags, providers));

  disposables.add(registerHover(flags));
  const { findBranches } = machine.removing;
  disposables.add(registerInCode({ flags, extension: context.extensionUri, findBranches }));
  disposables.add(registerCompletion(flags));
  disposables.add(registerDefinition(flags));
  disposables.add(registerReferences(flags));
  disposables.add(registerRename(flags));
  disposables.add(registerSymbols(flags));
  disposables.add(registerDiagnostics(flags));
  disposables.add(registerStatusBar(flags));
  disposables.add(registerFind(flags));
  disposables.add(registerFlagTree(flags, context.workspaceState, suggested));
  const changes = disposables.add(new ChangeView());
  disposables.add(registerSelfRelease(flags, changes, context.globalState));
  disposables.add(registerRollout({ flags, changes }));
  disposables.add(registerJournal(flags, machine.journalFile));
  disposables.add(registerStale(flags));
  disposables.add(registerRemoval(flags, machine.removing));
  disposables.add(registerRolloutPanel({ flags, dist: vscode.Uri.joinPath(context.extensionUri, 'dist') }));
  disposables.add(registerWhy(flags));
  disposables.add(registerCopyIdentity(flags));
  disposables.add(registerNavigation(flags));
  disposables.add(registerConnect({ flags, tokens, providers }));
  disposables.add(registerHealthToken({ flags, tokens, sources: machine.healthSources }));
  disposables.add(registerTools(flags, machine.removing.planRemoval));
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
