import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type App, compose } from '../../src/app/compose.ts';
import type { Entry } from '../../src/app/flagStore.ts';
import type { Proposal, SelfReleaseWish } from '../../src/app/selfRelease/proposal.ts';
import type { Connection, Terms } from '../../src/core/model/environment.ts';
import type { LeaseState } from '../../src/core/model/lease.ts';
import type { Clock } from '../../src/core/ports/clock.ts';
import type { HealthSource } from '../../src/core/ports/healthSource.ts';
import type { Log } from '../../src/core/ports/log.ts';
import type { Provider } from '../../src/core/ports/provider.ts';
import { environmentTokens } from '../../src/node/environmentTokens.ts';
import { DiskFiles } from '../../src/node/files.ts';
import { gitRevisions } from '../../src/node/gitRevisions.ts';
import { FileJournal } from '../../src/node/journal.ts';
import { providers } from '../../src/providers/registry.ts';
import { me } from './oneFlag.ts';

export const SILENT: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

export interface Bench {
  readonly app: App;
  readonly journal: FileJournal;
  readonly provider: Provider;
  /** The first environment. */
  entry(): Entry;
  /** The first environment's file, as it is on disk. */
  text(): Promise<string>;
  write(text: string): Promise<void>;
  propose(wish?: Partial<SelfReleaseWish>): Promise<Proposal>;
  /** Proposes and releases `flag`. */
  release(wish?: Partial<SelfReleaseWish>): Promise<LeaseState>;
  /** What the journal says, line by line. */
  told(): Promise<readonly string[]>;
}

interface BenchOptions {
  readonly folder: string;
  readonly clock: Clock;
  /** By file name; the first one is production. */
  readonly files: Readonly<Record<string, string>>;
  readonly ofrep?: string;
  readonly terms?: Terms;
  readonly healthSources?: ReadonlyMap<string, HealthSource>;
  /** A part of the real adapter that misbehaves. */
  readonly faulty?: (provider: Provider) => Provider;
}

/** The real use cases on real files, a real journal and the real adapter; only the clock is a test's. */
export async function openBench({
  folder,
  clock,
  files,
  ofrep,
  terms,
  healthSources = new Map(),
  faulty = (it) => it,
}: BenchOptions): Promise<Bench> {
  const root = path.join(folder, 'repository');
  await mkdir(root, { recursive: true });
  const names = Object.keys(files);
  for (const name of names) await writeFile(path.join(root, name), files[name] ?? '');
  const real = await providers({
    files: new DiskFiles(),
    revisions: gitRevisions,
    clock,
    tokens: environmentTokens({}),
  }).get('flagd');
  if (real === undefined || names[0] === undefined) throw new Error('nothing to test');
  const provider = faulty(real);
  const journal = new FileJournal(path.join(folder, 'home'));
  let count = 0;
  const app = compose({
    providers: new Map([[provider.id, provider]]),
    journal,
    clock,
    log: SILENT,
    healthSources,
    newId: () => `lease-${++count}-${process.hrtime.bigint()}`,
  });
  const connection: Connection = {
    name: 'shop',
    provider: provider.id,
    root,
    folders: ['.'],
    ...terms,
    environments: names.map((source, at) => ({
      name: at === 0 ? 'production' : source,
      tier: at === 0 ? 'production' : 'other',
      source,
      ...(at === 0 && ofrep !== undefined ? { ofrep } : {}),
    })),
  };
  await app.store.connect([connection]);
  const file = path.join(root, names[0]);
  const entry = () => {
    const [first] = app.store.entries;
    if (first === undefined) throw new Error('no environment');
    return first;
  };
  const propose = async (wish: Partial<SelfReleaseWish> = {}) => {
    const answer = await app.selfReleases.propose({
      entry: entry(),
      key: 'flag',
      identity: me,
      hours: 8,
      ...wish,
    });
    if (answer.outcome !== 'proposal') throw new Error(`${answer.outcome}: ${answer.why}`);
    return answer;
  };
  return {
    app,
    journal,
    provider,
    entry,
    text: () => readFile(file, 'utf8'),
    write: (text) => writeFile(file, text),
    propose,
    release: async (wish) => app.selfReleases.release(await propose(wish)),
    told: async () => (await journal.read()).map(({ status }) => status),
  };
}
