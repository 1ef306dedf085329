import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { findComparedWith } from './core/removal/compared.ts';
import { planRemovalWith } from './core/removal/planRemoval.ts';
import { begin, type Known } from './editor/begin.ts';
import { SecretTokens } from './editor/connect/secretTokens.ts';
import type { Machine } from './editor/machine.ts';
import type { RemovalAbilities } from './editor/removal/register.ts';
import type { Started } from './editor/start.ts';
import { answerFiles, grammarsIn } from './editor/virtual/answerFiles.ts';
import { storedFile } from './editor/virtual/storedFile.ts';
import { workspaceFiles } from './editor/virtual/workspaceFiles.ts';
import { healthSources } from './health/registry.ts';
import type { GrammarSource } from './indexing/grammars.ts';
import { SyntaxTrees } from './indexing/syntaxTrees.ts';
import { ThreadScanner } from './indexing/threadScanner.ts';
import { providers } from './providers/registry.ts';
import { webClock } from './web/clock.ts';
import { webLock } from './web/lock.ts';
import { StorageJournal } from './web/storageJournal.ts';
import { WebThread, workerOf } from './web/webThread.ts';

/** The editor in a browser begins here. */
export function activate(context: vscode.ExtensionContext): Started {
  const extension = context.extensionUri;
  const script = vscode.Uri.joinPath(extension, 'dist', 'web', 'indexWorker.js');
  const grammar = grammarsIn(vscode.Uri.joinPath(extension, 'dist', 'grammars'));
  // A workspace's own storage: as far as Web Locks reach.
  const journal = vscode.Uri.joinPath(context.storageUri ?? context.globalStorageUri, 'journal.jsonl');
  return begin(context, (log) => {
    const onNote = (note: string) => log.info(note);
    const files = answerFiles({ grammar, onNote });
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
      journal: async () => new TextDecoder().decode(await vscode.workspace.fs.readFile(journal)),
      rest: async (known) => machine(context, { journal, grammar, ...known }),
    };
  });
}

interface Place extends Known {
  readonly journal: vscode.Uri;
  readonly grammar: GrammarSource;
}

/**
 * The composition root in a browser; `editor/surfaces` and `editor/actions` list the features. There is no git here:
 * nobody's address is proposed, and no history tells since when a flag is as it is.
 */
function machine(context: vscode.ExtensionContext, { journal, grammar, log, scanner }: Place): Machine {
  const tokens = new SecretTokens(context.secrets);
  const syntaxes = new SyntaxTrees(grammar);
  return {
    log,
    scanner,
    providers: providers({
      files: workspaceFiles,
      revisions: { of: async () => [] },
      clock: webClock,
      tokens,
    }),
    healthSources: healthSources({ tokens, clock: webClock, exec: t('In a browser no command is run.') }),
    tokens,
    journal: new StorageJournal(storedFile(journal), webLock('release-lens.journal')),
    journalFile: journal,
    clock: webClock,
    newId: () => crypto.randomUUID(),
    emailOf: async () => undefined,
    removing: {
      planRemoval: planRemovalWith(syntaxes),
      // Read many times over, without a thread of its own.
      findBranches: undefined,
      findCompared: findComparedWith(syntaxes),
      git: NO_GIT,
      usedElsewhere: async () => undefined,
    },
  };
}

/** Nothing is known to be committed, so a branch is never offered. */
const NO_GIT: RemovalAbilities['git'] = {
  uncommitted: async () => undefined,
  branchFor: (key) => `remove-${key}`,
  commitOnBranch: () => Promise.reject(new Error(t('there is no git in a browser'))),
};
