import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type * as vscode from 'vscode';
import { begin } from './editor/begin.ts';
import type { Started } from './editor/start.ts';
import { dataFolder, JOURNAL_FILE } from './node/folders.ts';
import { WorkerScanner } from './node/indexing/workerScanner.ts';

/** The editor on a machine begins here, with as little as possible; the rest is composed in `machine.ts`. */
export function activate(context: vscode.ExtensionContext): Started {
  const dist = __dirname;
  const journal = dataFolder();
  return begin(context, (log) => ({
    scanner: new WorkerScanner({
      script: path.join(dist, 'indexWorker.js'),
      onNote: (note) => log.info(note),
      ...(context.storageUri === undefined ? {} : { cacheFolder: context.storageUri.fsPath }),
    }),
    journal: () => readFile(path.join(journal, JOURNAL_FILE), 'utf8'),
    rest: async (known) => {
      const { machine } = await import('./machine.ts');
      return machine({ context, dist, journal, ...known });
    },
  }));
}
