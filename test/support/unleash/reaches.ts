import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Snapshot } from '../../../src/core/model/snapshot.ts';
import { isRefusal } from '../../../src/core/ports/provider.ts';
import { position } from '../../../src/providers/unleash/draws.ts';
import { planReach } from '../../../src/providers/unleash/reach/plan.ts';
import { isReachChange, planReachUndo } from '../../../src/providers/unleash/reach/undo.ts';
import { featuresIn } from '../../../src/providers/unleash/read.ts';
import { type Judged, judgeChange, noneJudged } from '../changeJudged.ts';
import { people, segment, wishes } from '../reaches.ts';
import { NOW, person, type Sample, sample, snapshotFor } from './samples.ts';
import { sdkOn } from './sdk.ts';

const KEY = 'parent';

const reach = wishes({
  variations: ['on', 'blue', 'off'],
  who: [people('ana', 'ben', 'me'), segment('segment-1')],
});

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
