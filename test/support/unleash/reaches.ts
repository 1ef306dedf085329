import assert from 'node:assert/strict';
import fc from 'fast-check';
import { populationOf } from '../../../src/core/exposure/changed/affects.ts';
import { changed } from '../../../src/core/exposure/changed/changed.ts';
import { explain } from '../../../src/core/exposure/explain.ts';
import type { Draw } from '../../../src/core/model/condition.ts';
import type { Who } from '../../../src/core/model/exposure.ts';
import type { FlagState } from '../../../src/core/model/flagState.ts';
import { IDENTITY_KEY, type Identity } from '../../../src/core/model/identity.ts';
import type { Reach } from '../../../src/core/model/reach.ts';
import type { Snapshot } from '../../../src/core/model/snapshot.ts';
import { isRefusal } from '../../../src/core/ports/provider.ts';
import { position } from '../../../src/providers/unleash/draws.ts';
import { planReach } from '../../../src/providers/unleash/reach/plan.ts';
import { isReachChange, planReachUndo } from '../../../src/providers/unleash/reach/undo.ts';
import { featuresIn } from '../../../src/providers/unleash/read.ts';
import { NOW, person, type Sample, sample, snapshotFor } from './samples.ts';
import { sdkOn } from './sdk.ts';

const KEY = 'parent';

const who: fc.Arbitrary<Who> = fc.oneof(
  fc
    .subarray(['ana', 'ben', 'me'], { minLength: 1 })
    .map((keys): Who => ({ kind: 'people', attribute: IDENTITY_KEY, keys })),
  fc.constant<Who>({ kind: 'segment', name: 'segment-1' }),
);

const reach: fc.Arbitrary<Reach> = fc
  .record(
    {
      variation: fc.constantFrom('on', 'blue', 'off'),
      with: fc.array(who, { maxLength: 2 }),
      without: fc.array(who, { maxLength: 2 }),
      share: fc.constantFrom(0, 0.01, 0.05, 0.25, 0.5, 0.99, 1),
    },
    { requiredKeys: ['variation', 'with', 'without'] },
  )
  .map((wish) => wish as Reach);

/** Strategies have an id of their own, on every server. */
const world: fc.Arbitrary<Sample> = sample.map(({ features, segments }) => ({
  segments,
  features: new Map(
    [...features].map(([name, each]) => [
      name,
      {
        ...each,
        strategies: each.strategies.map((strategy, at) => ({ ...strategy, id: `${name}-${at}` })),
      },
    ]),
  ),
}));

export interface Judged {
  planned: number;
  refused: number;
  unproved: number;
  judged: number;
  changes: number;
}

/** Wider releases of all kinds, put to the official SDK before and after: it has to change what `changed` says. */
export function changesAsSaid(numRuns: number, people: number): { counted: Judged; seed: number } {
  const counted: Judged = { planned: 0, refused: 0, unproved: 0, judged: 0, changes: 0 };
  const all = fc.array(person, { minLength: people, maxLength: people });
  const run = fc.check(
    fc.property(world, reach, all, (one, wish, others) => {
      const before = snapshotFor(one);
      const plan = planReach(before, KEY, wish);
      if (isRefusal(plan)) {
        counted.refused += 1;
        return;
      }
      counted.planned += 1;
      const { after } = plan;
      undoes(before, after, plan.change);
      const answer = changed(before.flags, after.flags, KEY, NOW);
      if (answer.reach === 'cannot prove') {
        counted.unproved += 1;
        return;
      }
      const [was, is] = [sdkOn(one), sdkOn({ ...one, features: featuresIn(after) })];
      for (const each of others) {
        if ([before, after].some((side) => isOpen(side, each))) continue;
        const beyond = { place: placeFor(each, after), served: () => undefined };
        const among = populationOf(answer.populations, each, NOW, beyond);
        if (among === undefined) continue;
        const [old, next] = [was(KEY, each), is(KEY, each)];
        counted.judged += 1;
        if (among !== null) counted.changes += 1;
        assert.deepEqual(among === null ? [old, old] : [among.from, among.to], [old, next], each.key);
      }
    }),
    { numRuns },
  );
  assert.ok(!run.failed, fc.defaultReportMessage(run) ?? '');
  return { counted, seed: run.seed };
}

function undoes(before: Snapshot, after: Snapshot, change: unknown): void {
  const stored: unknown = JSON.parse(JSON.stringify(change));
  assert.ok(isReachChange(stored));
  const undo = planReachUndo(after, KEY, stored);
  if (undo === undefined) {
    assert.deepEqual(featuresIn(after).get(KEY), featuresIn(before).get(KEY));
    return;
  }
  assert.ok(!isRefusal(undo), isRefusal(undo) ? undo.refused : '');
  assert.deepEqual(contents(undo.after), contents(before));
}

/** Ids are given anew, and order is none of ours to keep where strategies serve the same. */
function contents(snapshot: Snapshot) {
  const feature = featuresIn(snapshot).get(KEY);
  const strategies = feature?.strategies.map(({ id: _, ...each }) => JSON.stringify(each)).sort();
  return { enabled: feature?.enabled, strategies };
}

const placeFor = (each: Identity, side: Snapshot) => (draw: Draw) =>
  position(draw, side.flags.get(KEY) as FlagState, each);

function isOpen(side: Snapshot, each: Identity): boolean {
  const state = side.flags.get(KEY) as FlagState;
  return explain(state, each, NOW, position, side.flags).variation === undefined;
}
