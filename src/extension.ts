import { randomUUID } from 'node:crypto';
import path from 'node:path';
import * as vscode from 'vscode';
import { SecretTokens } from './editor/connect/secretTokens.ts';
import { start } from './editor/start.ts';
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
import { planRemovalInThread } from './node/removal/removalThread.ts';
import { providers } from './providers/registry.ts';

/** The composition root of the editor on a machine; `editor/start` lists the features. */
export function activate(context: vscode.ExtensionContext): { readonly ready: Promise<void> } {
  return start(context, (log) => {
    const tokens = new SecretTokens(context.secrets);
    const journal = new FileJournal(dataFolder());
    return {
      scanner: new WorkerScanner({
        script: path.join(__dirname, 'indexWorker.js'),
        onNote: (note) => log.info(note),
        ...(context.storageUri === undefined ? {} : { cacheFolder: context.storageUri.fsPath }),
      }),
      providers: providers({ files: diskFiles, revisions: gitRevisions, clock: systemClock, tokens }),
      healthSources: healthSources({ tokens, clock: systemClock }),
      tokens,
      journal,
      journalFile: vscode.Uri.file(journal.file),
      clock: systemClock,
      newId: randomUUID,
      emailOf: gitEmail,
      removing: {
        planRemoval: planRemovalInThread(path.join(__dirname, 'removalWorker.js')),
        git: { uncommitted, branchFor, commitOnBranch },
        usedElsewhere: usedOnDefaultBranch,
      },
    };
  });
}
