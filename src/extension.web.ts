import * as vscode from 'vscode';
import { planRemovalWith } from './core/removal/planRemoval.ts';
import { SecretTokens } from './editor/connect/secretTokens.ts';
import type { RemovalAbilities } from './editor/removal/register.ts';
import { start } from './editor/start.ts';
import { answerFiles, grammarsIn } from './editor/virtual/answerFiles.ts';
import { storedFile } from './editor/virtual/storedFile.ts';
import { workspaceFiles } from './editor/virtual/workspaceFiles.ts';
import { healthSources } from './health/registry.ts';
import { SyntaxTrees } from './indexing/syntaxTrees.ts';
import { ThreadScanner } from './indexing/threadScanner.ts';
import { providers } from './providers/registry.ts';
import { webClock } from './web/clock.ts';
import { webLock } from './web/lock.ts';
import { StorageJournal } from './web/storageJournal.ts';
import { WebThread, workerOf } from './web/webThread.ts';

/**
 * The composition root in a browser; `editor/start` lists the features. There is no git here: nobody's address is
 * proposed, and no history tells since when a flag is as it is.
 */
export function activate(context: vscode.ExtensionContext): { readonly ready: Promise<void> } {
  return start(context, (log) => {
    const extension = context.extensionUri;
    const onNote = (note: string) => log.info(note);
    const script = vscode.Uri.joinPath(extension, 'dist', 'web', 'indexWorker.js');
    const grammar = grammarsIn(vscode.Uri.joinPath(extension, 'dist', 'grammars'));
    const files = answerFiles({ grammar, onNote });
    const tokens = new SecretTokens(context.secrets);
    // A workspace's own storage: as far as Web Locks reach.
    const storage = context.storageUri ?? context.globalStorageUri;
    const journalFile = vscode.Uri.joinPath(storage, 'journal.jsonl');
    return {
      scanner: new ThreadScanner({
        start: (onOther) =>
          new WebThread({
            worker: workerOf(async () => vscode.workspace.fs.readFile(script)),
            files,
            onOther,
          }),
        onNote,
      }),
      providers: providers({
        files: workspaceFiles,
        revisions: { of: async () => [] },
        clock: webClock,
        tokens,
      }),
      healthSources: healthSources({ tokens, clock: webClock }),
      tokens,
      journal: new StorageJournal(storedFile(journalFile), webLock('release-lens.journal')),
      journalFile,
      clock: webClock,
      newId: () => crypto.randomUUID(),
      emailOf: async () => undefined,
      removing: {
        planRemoval: planRemovalWith(new SyntaxTrees(grammar)),
        git: NO_GIT,
        usedElsewhere: async () => undefined,
      },
    };
  });
}

/** Nothing is known to be committed, so a branch is never offered. */
const NO_GIT: RemovalAbilities['git'] = {
  uncommitted: async () => undefined,
  branchFor: (key) => `remove-${key}`,
  commitOnBranch: () => Promise.reject(new Error('there is no git in a browser')),
};
