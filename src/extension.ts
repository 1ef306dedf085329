import { randomUUID } from 'node:crypto';
import path from 'node:path';
import * as vscode from 'vscode';
import { compose } from './app/compose.ts';
import { Health } from './app/health/health.ts';
import { registerCopyIdentity } from './editor/asMe/copyIdentity.ts';
import { registerWhy } from './editor/asMe/why.ts';
import { registerNavigation } from './editor/commands/navigation.ts';
import { registerCompletion } from './editor/completion/completion.ts';
import { registerConnect } from './editor/connect/register.ts';
import { SecretTokens } from './editor/connect/secretTokens.ts';
import { registerDefinition } from './editor/definition/definition.ts';
import { registerDiagnostics } from './editor/diagnostics/diagnostics.ts';
import { Disposables } from './editor/disposables.ts';
import { registerFind } from './editor/find/register.ts';
import { registerFlagTree } from './editor/flagTree/register.ts';
import { registerHover } from './editor/hover/hover.ts';
import { registerInCode } from './editor/inCode/register.ts';
import { registerReferences } from './editor/references/references.ts';
import { registerRemoval } from './editor/removal/register.ts';
import { registerRollout } from './editor/rollout/register.ts';
import { registerRolloutPanel } from './editor/rolloutPanel/register.ts';
import { registerJournal } from './editor/selfRelease/journal.ts';
import { registerSelfRelease } from './editor/selfRelease/register.ts';
import { ChangeView } from './editor/selfRelease/showChange.ts';
import { registerStale } from './editor/stale/stale.ts';
import { registerStatusBar } from './editor/status/statusBar.ts';
import { registerSymbols } from './editor/symbols/symbols.ts';
import { countUsage } from './editor/workspace/countUsage.ts';
import { EnvironmentInView } from './editor/workspace/environmentInView.ts';
import { Identities } from './editor/workspace/identities.ts';
import { channelLog } from './editor/workspace/logChannel.ts';
import { poll } from './editor/workspace/poll.ts';
import { watch } from './editor/workspace/watch.ts';
import { WorkspaceFlags } from './editor/workspace/workspaceFlags.ts';
import { healthSources } from './health/registry.ts';
import { systemClock } from './node/clock.ts';
import { usedOnDefaultBranch } from './node/defaultBranch.ts';
import { diskFiles } from './node/files.ts';
import { dataFolder } from './node/folders.ts';
import { branchFor, commitOnBranch } from './node/gitCommit.ts';
import { gitRevisions } from './node/gitRevisions.ts';
import { uncommitted } from './node/gitStatus.ts';
import { WorkerScanner } from './node/indexing/workerScanner.ts';
import { FileJournal } from './node/journal.ts';
import { gitEmail } from './node/projectConfig.ts';
import { TreeSitter } from './node/removal/treeSitter.ts';
import { providers } from './providers/registry.ts';

/** The composition root of the editor. `ready`: flags and references of the workspace are known. */
export function activate(context: vscode.ExtensionContext): { readonly ready: Promise<void> } {
  const disposables = new Disposables();
  context.subscriptions.push(disposables);
  const channel = disposables.add(vscode.window.createOutputChannel('Release Lens', { log: true }));
  const log = channelLog(channel);
  const scanner = new WorkerScanner({
    script: path.join(__dirname, 'indexWorker.js'),
    onNote: (note) => log.info(note),
    ...(context.storageUri === undefined ? {} : { cacheFolder: context.storageUri.fsPath }),
  });
  disposables.add({ dispose: () => void scanner.dispose() });
  const journal = new FileJournal(dataFolder());
  const tokens = new SecretTokens(context.secrets);
  const systems = providers({ files: diskFiles, revisions: gitRevisions, clock: systemClock, tokens });
  const app = compose({
    providers: systems,
    journal,
    clock: systemClock,
    log,
    newId: randomUUID,
  });
  const inView = disposables.add(new EnvironmentInView(context.workspaceState));
  const flags = disposables.add(new WorkspaceFlags(app, scanner, new Identities(log, gitEmail), inView));

  disposables.add(registerHover(flags));
  disposables.add(registerInCode(flags));
  disposables.add(registerCompletion(flags));
  disposables.add(registerDefinition(flags));
  disposables.add(registerDiagnostics(flags));
  disposables.add(registerReferences(flags));
  disposables.add(registerSymbols(flags));
  disposables.add(registerFlagTree(flags, context.workspaceState));
  const changes = disposables.add(new ChangeView());
  disposables.add(registerSelfRelease(flags, changes, context.globalState));
  disposables.add(registerRollout({ flags, changes }));
  disposables.add(registerJournal(flags, vscode.Uri.file(journal.file)));
  disposables.add(registerStale(flags));
  disposables.add(registerStatusBar(flags));
  disposables.add(registerFind(flags));
  disposables.add(
    registerRemoval(flags, {
      syntaxes: new TreeSitter(path.join(__dirname, 'grammars')),
      git: { uncommitted, branchFor, commitOnBranch },
      usedElsewhere: usedOnDefaultBranch,
    }),
  );
  disposables.add(
    registerRolloutPanel({
      flags,
      health: new Health({
        sources: healthSources({ tokens, clock: systemClock }),
        clock: systemClock,
        mayAsk: () => vscode.workspace.isTrusted,
      }),
      dist: vscode.Uri.joinPath(context.extensionUri, 'dist'),
    }),
  );
  disposables.add(registerWhy(flags));
  disposables.add(registerCopyIdentity(flags));
  disposables.add(registerNavigation(flags));
  disposables.add(registerConnect({ flags, tokens, providers: systems }));
  disposables.add(watch(flags));
  disposables.add(poll(app));
  disposables.add(countUsage(flags));

  const ready = flags
    .open()
    .catch((error: unknown) => log.error('This workspace cannot be looked through.', error));
  return { ready };
}
