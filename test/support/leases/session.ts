import path from 'node:path';
import { type App, compose } from '../../../src/app/compose.ts';
import type { Entry } from '../../../src/app/flagStore.ts';
import type { Clock } from '../../../src/core/ports/clock.ts';
import type { Files } from '../../../src/core/ports/files.ts';
import type { Journal } from '../../../src/core/ports/journal.ts';
import { systemClock } from '../../../src/node/clock.ts';
import { environmentTokens } from '../../../src/node/environmentTokens.ts';
import { DiskFiles } from '../../../src/node/files.ts';
import { gitRevisions } from '../../../src/node/gitRevisions.ts';
import { FileJournal } from '../../../src/node/journal.ts';
import { providers } from '../../../src/providers/registry.ts';
import { SILENT } from '../selfRelease.ts';

export const FLAG_FILE = 'production.flagd.json';

/** Below a test's folder: what is released, and who remembers it. */
export const repositoryIn = (folder: string): string => path.join(folder, 'repository');
export const flagFileIn = (folder: string): string => path.join(repositoryIn(folder), FLAG_FILE);
export const journalIn = (folder: string): FileJournal => new FileJournal(path.join(folder, 'home'));

export interface LeaseSession {
  readonly app: App;
  readonly entry: Entry;
}

interface Parts {
  readonly journal?: Journal;
  readonly files?: Files;
  readonly clock?: Clock;
}

/** Another window or command line on a folder as it stands: the real use cases, adapter, journal and disk. */
export async function openLeases(
  folder: string,
  { journal = journalIn(folder), files = new DiskFiles(), clock = systemClock }: Parts = {},
): Promise<LeaseSession> {
  const app = compose({
    providers: providers({ files, revisions: gitRevisions, clock, tokens: environmentTokens({}) }),
    journal,
    clock,
    log: SILENT,
    newId: () => `${process.pid}-${process.hrtime.bigint()}`,
  });
  await app.store.connect([
    {
      name: 'shop',
      provider: 'flagd',
      root: repositoryIn(folder),
      folders: ['.'],
      environments: [{ name: 'production', tier: 'production', source: FLAG_FILE }],
    },
  ]);
  const [entry] = app.store.entries;
  if (entry === undefined) throw new Error('no environment');
  return { app, entry };
}
