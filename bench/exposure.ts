// Usage: npm run bench -- exposure. Figures of one run on one machine: compare them with each other, not with yesterday's.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { compose } from '../src/app/compose.ts';
import { rehearse } from '../src/app/selfRelease/rehearse.ts';
import { explain } from '../src/core/exposure/explain.ts';
import { exposure } from '../src/core/exposure/exposure.ts';
import { systemClock } from '../src/node/clock.ts';
import { environmentTokens } from '../src/node/environmentTokens.ts';
import { diskFiles } from '../src/node/files.ts';
import { gitRevisions } from '../src/node/gitRevisions.ts';
import { FileJournal } from '../src/node/journal.ts';
import { positionIn } from '../src/providers/flagd/split.ts';
import { providers } from '../src/providers/registry.ts';
import { RoundTrips } from './exposure/roundTrips.ts';

const FLAGS = 5000;
const ROUNDS = 200;
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

function quantile(sorted: readonly number[], part: number): string {
  return (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN).toFixed(3);
}

function timed(work: () => void): number {
  const began = performance.now();
  work();
  return performance.now() - began;
}

async function run(): Promise<void> {
  writeFileSync(path.join(folder, 'production.flagd.json'), definitions());
  const trips = new RoundTrips();
  const app = compose({
    providers: providers({
      files: trips.files(diskFiles),
      revisions: gitRevisions,
      clock: systemClock,
      tokens: environmentTokens({}),
    }),
    journal: trips.journal(new FileJournal(path.join(folder, 'journal'))),
    clock: systemClock,
    log,
    newId: () => String(performance.now()),
  });
  const environment = { name: 'production', tier: 'production' as const, source: 'production.flagd.json' };
  await app.store.connect([
    { name: 'bench', provider: 'flagd', root: folder, folders: ['.'], environments: [environment] },
  ]);
  const [entry] = app.store.entries;
  const states = [...(entry?.snapshot?.flags.values() ?? [])];
  if (entry === undefined) throw new Error('nothing was read');

  const now = Date.now();
  const exposures = Array.from({ length: 100 }, () =>
    timed(() => states.map((state) => exposure(state, now))),
  ).sort((a, b) => a - b);
  console.log(
    `exposure of ${FLAGS} flags            ${quantile(exposures, 0.5)} ms median, ${quantile(exposures, 0.99)} ms p99, ${quantile(exposures, 1)} ms worst`,
  );
  const explained = states
    .map((state) => timed(() => explain(state, me, now, (serve, of, who) => positionIn(serve, of.key, who))))
    .sort((a, b) => a - b);
  console.log(
    `explain one flag                   ${quantile(explained, 0.5)} ms median, ${quantile(explained, 0.99)} ms p99`,
  );

  const rehearsing = performance.now();
  await rehearse(app.store.entries, { ...systemClock, wait: async () => {} });
  console.log(
    `rehearsed beforehand               ${(performance.now() - rehearsing).toFixed(1)} ms, in turns that others have a place between`,
  );
  const clicks: number[] = [];
  const own: number[] = [];
  for (let round = 0; round < ROUNDS / 2; round++) {
    trips.take();
    const began = performance.now();
    const proposal = await app.selfReleases.propose({
      entry,
      key: `flag-${round * 7}`,
      identity: me,
      hours: 8,
    });
    if (proposal.outcome !== 'proposal') throw new Error(JSON.stringify(proposal));
    const released = await app.selfReleases.release(proposal);
    const all = performance.now() - began;
    clicks.push(all);
    own.push(all - trips.take());
    await app.selfReleases.end(released.lease.id);
  }
  const [first = Number.NaN] = own;
  clicks.sort((a, b) => a - b);
  own.sort((a, b) => a - b);
  console.log(
    `click to verified, ${FLAGS} flags     ${quantile(clicks, 0.5)} ms median, ${quantile(clicks, 0.99)} ms p99`,
  );
  console.log(
    `  of which our own work            ${quantile(own, 0.5)} ms median, ${quantile(own, 0.99)} ms p99 (the rest is the file, the journal, its lock)`,
  );
  console.log(
    `  of which the first click's           ${first.toFixed(3)} ms, worst of all ${quantile(own, 1)} ms`,
  );
}

void run().finally(() => rmSync(folder, { recursive: true, force: true }));
