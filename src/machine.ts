import { randomUUID } from 'node:crypto';
import path from 'node:path';
import * as vscode from 'vscode';
import type { Known } from './editor/begin.ts';
import { SecretTokens } from './editor/connect/secretTokens.ts';
import type { Machine } from './editor/machine.ts';
import { healthSources } from './health/registry.ts';
import { systemClock } from './node/clock.ts';
import { usedOnDefaultBranch } from './node/defaultBranch.ts';
import { exec } from './node/exec.ts';
import { DiskFiles } from './node/files.ts';
import { gitFileWords } from './node/fileWords.ts';
import { branchFor, commitOnBranch } from './node/gitCommit.ts';
import { gitRevisions } from './node/gitRevisions.ts';
import { uncommitted } from './node/gitStatus.ts';
import { FileJournal } from './node/journal.ts';
import { gitEmail } from './node/projectConfig.ts';
import { lookInThread, planRemovalInThread } from './node/removal/removalThread.ts';
import { providers } from './providers/registry.ts';

interface Place extends Known {
  readonly context: vscode.ExtensionContext;
  /** The folder of what was built. */
  readonly dist: string;
  /** The folder of the journal. */
  readonly journal: string;
}

/** The composition root of the editor on a machine; `editor/surfaces` and `editor/actions` list the features. */
export function machine({ context, dist, journal: folder, log, scanner }: Place): Machine {
  const tokens = new SecretTokens(context.secrets);
  const journal = new FileJournal(folder);
  const removalWorker = path.join(dist, 'removalWorker.js');
  return {
    log,
    scanner,
    providers: providers({ files: new DiskFiles(), revisions: gitRevisions, clock: systemClock, tokens }),
    healthSources: healthSources({ tokens, clock: systemClock, exec }),
    tokens,
    journal,
    journalFile: vscode.Uri.file(journal.file),
    clock: systemClock,
    newId: randomUUID,
    emailOf: gitEmail,
    removing: {
      planRemoval: planRemovalInThread(removalWorker, vscode.l10n.bundle),
      ...lookInThread(removalWorker),
      git: { uncommitted, branchFor, commitOnBranch },
      usedElsewhere: usedOnDefaultBranch,
      fileWords: gitFileWords,
    },
  };
}
