import * as vscode from 'vscode';
import { registerCopyIdentity } from './asMe/copyIdentity.ts';
import { registerWhy } from './asMe/why.ts';
import { registerNavigation } from './commands/navigation.ts';
import { registerHealthToken } from './connect/healthToken.ts';
import { registerConnect } from './connect/register.ts';
import { Disposables } from './disposables.ts';
import { registerFind } from './find/register.ts';
import type { Machine } from './machine.ts';
import { registerRemoval } from './removal/register.ts';
import { registerRollout } from './rollout/register.ts';
import { registerRolloutPanel } from './rolloutPanel/register.ts';
import { registerJournal } from './selfRelease/journal.ts';
import { registerSelfRelease } from './selfRelease/register.ts';
import { ChangeView } from './selfRelease/showChange.ts';
import { registerTools } from './tools/register.ts';
import type { WorkspaceFlags } from './workspace/workspaceFlags.ts';

/** What is done with flags. */
export function registerActions(
  { extensionUri, globalState }: vscode.ExtensionContext,
  { tokens, providers, removing, healthSources, journalFile }: Machine,
  flags: WorkspaceFlags,
): vscode.Disposable {
  const disposables = new Disposables();
  const changes = disposables.add(new ChangeView());
  disposables.add(registerFind(flags));
  disposables.add(registerSelfRelease(flags, changes, globalState));
  disposables.add(registerRollout({ flags, changes }));
  disposables.add(registerJournal(flags, journalFile));
  disposables.add(registerRemoval(flags, removing));
  disposables.add(registerRolloutPanel({ flags, dist: vscode.Uri.joinPath(extensionUri, 'dist') }));
  disposables.add(registerWhy(flags));
  disposables.add(registerCopyIdentity(flags));
  disposables.add(registerNavigation(flags));
  disposables.add(registerConnect({ flags, tokens, providers }));
  disposables.add(registerHealthToken({ flags, tokens, sources: healthSources }));
  disposables.add(registerTools(flags, removing));
  return disposables;
}
