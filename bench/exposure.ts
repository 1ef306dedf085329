// Usage: npm run bench -- exposure [CLICKS]. Figures of one run on one machine: compare them with each other, not with yesterday's.
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { compose } from '../src/app/compose.ts';
import { rehearse } from '../src/app/selfRelease/rehearse.ts';
import { explain } from '../src/core/exposure/explain.ts';
import { exposure } from '../src/core/exposure/exposure.ts';
import { systemClock } from '../src/node/clock.ts';
import { environmentTokens } from '../src/node/environmentTokens.ts';
import { DiskFiles } from '../src/node/files.ts';
import { gitRevisions } from '../src/node/gitRevisions.ts';
import { FileJournal } from '../src/node/journal.ts';
import { positionIn } from '../src/providers/flagd/split.ts';
import { providers } from '../src/providers/registry.ts';
import { RoundTrips } from './exposure/roundTrips.ts';
import { less, moment, since, type Taken } from './exposure/taken.ts';

const FLAGS = 5000;
const CLICKS = Number(process.argv[2] ?? 100);
const me = { key: 'me@corp.example', kind: 'user', attributes: { plan: 'free', country: 'DE' } };

const folder = mkdtempSync(path.join(os.tmpdir(), 'release-lens-bench-'));
const log = { info() {}, warn: console.error, error: console.error };

/** Flags with a named person, a segment, a condition and a share each. */
function definitions(): string {
  const flags = Object.fromEntries(
    Array.from({ length: FLAGS }, (_, at) => [
      `flag-${at}`,
      {
        state: 'ENABLED',
        variants: { on: true, off: false },
        defaultVariant: 'off',
        targeting: {
          if: [
            { in: [{ var: 'targetingKey' }, ['ana', 'ben']] },
            'on',
            { $ref: 'betaTesters' },
            'on',
            {
              and: [
                { in: [{ var: 'country' }, ['DE', 'FR']] },
                { ends_with: [{ var: 'email' }, '@corp.example'] },
              ],
            },
            {
              fractional: [
                ['on', 5],
                ['off', 95],
              ],
            },
          ],
        },
      },
    ]),
  );
  return JSON.stringify(
    { flags, $evaluators: { betaTesters: { '==': [{ var: 'plan' }, 'beta'] } } },
    null,
    2,
  );
}

/** Its quantiles on the clock, and of the processor. */
function spread(taken: readonly Taken[]): string {
  const of = (pick: (each: Taken) => number) => {
    const sorted = taken.map(pick).sort((a, b) => a - b);
    const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))];
    return [at(0.5), at(0.99)].map((ms = Number.NaN) => ms.toFixed(3)).join(' / ');
  };
  return `${of(({ clock }) => clock).padStart(22)}${of(({ processor }) => processor).padStart(22)}`;
}

function timed(work: () => void): Taken {
  const began = moment();
  work();
  return since(began);
}

function print(what: string, taken: readonly Taken[]): void {
  console.log(`${what.padEnd(36)}${spread(taken)}`);
}

async function run(): Promise<void> {
  writeFileSync(path.join(folder, 'production.flagd.json'), definitions());
  const trips = new RoundTrips();
  const app = compose({
    providers: providers({
      files: trips.files(new DiskFiles()),
      revisions: gitRevisions,
      clock: systemClock,
      tokens: environmentTokens({}),
    }),
    journal: trips.journal(new FileJournal(path.join(folder, 'journal'))),
    clock: systemClock,
    log,
    newId: randomUUID,
  });
  const environment = { name: 'production', tier: 'production' as const, source: 'production.flagd.json' };
  await app.store.connect([
    { name: 'bench', provider: 'flagd', root: folder, folders: ['.'], environments: [environment] },
  ]);
  const [entry] = app.store.entries;
  const states = [...(entry?.snapshot?.flags.values() ?? [])];
  if (entry === undefined) throw new Error('nothing was read');

  console.log(
    `${`${FLAGS} flags`.padEnd(36)}${'ms: median / p99'.padStart(22)}${'of the processor'.padStart(22)}`,
  );
  const now = Date.now();
  const shown = () => states.map((state) => exposure(state, now));
  print(
    'exposure of all of them',
    Array.from({ length: 100 }, () => timed(shown)),
  );
  print(
    'explain one flag',
    states.map((state) =>
      timed(() => explain(state, me, now, (serve, of, who) => positionIn(serve, of.key, who))),
    ),
  );

  const rehearsing = moment();
  await rehearse(app.store.entries, { ...systemClock, wait: async () => {} });
  print('rehearsed beforehand, in turns', [since(rehearsing)]);
  const [clicks, own, around]: [Taken[], Taken[], Taken[]] = [[], [], []];
  for (let round = 0; round < CLICKS; round++) {
    trips.take();
    const began = moment();
    const proposal = await app.selfReleases.propose({
      entry,
      key: `flag-${round * 7}`,
      identity: me,
      hours: 8,
    });
    if (proposal.outcome !== 'proposal') throw new Error(JSON.stringify(proposal));
    const released = await app.selfReleases.release(proposal);
    const all = since(began);
    const trip = trips.take();
    clicks.push(all);
    around.push(trip);
    own.push(less(all, trip));
    await app.selfReleases.end(released.lease.id);
  }
  if (clicks.length === 0) return;
  print('click to verified', clicks);
  print('  of which our own work', own);
  print("  of which the first click's", own.slice(0, 1));
  print('  the flag file, the journal, its lock', around);
  const { heapUsed, rss } = process.memoryUsage();
  console.log(`memory after ${CLICKS} clicks: ${megabytes(heapUsed)} of objects, ${megabytes(rss)} in all`);
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1024 / 1024)} MB`;
}

void run().finally(() => rmSync(folder, { recursive: true, force: true }));
