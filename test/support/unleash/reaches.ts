import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Who } from '../../../src/core/model/exposure.ts';
import { IDENTITY_KEY } from '../../../src/core/model/identity.ts';
import type { Reach } from '../../../src/core/model/reach.ts';
import type { Snapshot } from '../../../src/core/model/snapshot.ts';
import { isRefusal } from '../../../src/core/ports/provider.ts';
import { position } from '../../../src/providers/unleash/draws.ts';
import { planReach } from '../../../src/providers/unleash/reach/plan.ts';
import { isReachChange, planReachUndo } from '../../../src/providers/unleash/reach/undo.ts';
import { featuresIn } from '../../../src/providers/unleash/read.ts';
import { type Judged, judgeChange, noneJudged } from '../changeJudged.ts';
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

/** Wider releases of all kinds, put to the official SDK before and after: it has to change what `changed` says. */
export function changesAsSaid(numRuns: number, people: number): { counted: Judged; seed: number } {
  const counted = noneJudged();
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
      const [was, is] = [sdkOn(one), sdkOn({ ...one, features: featuresIn(after) })];
      judgeChange(
        { before, after, key: KEY, now: NOW, position },
        others.map((who) => ({ who, was: was(KEY, who), is: is(KEY, who) })),
        counted,
      );
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
