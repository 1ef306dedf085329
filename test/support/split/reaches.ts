import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Identity } from '../../../src/core/model/identity.ts';
import type { Snapshot } from '../../../src/core/model/snapshot.ts';
import { isRefusal } from '../../../src/core/ports/provider.ts';
import { isReachChange } from '../../../src/providers/split/reach/change.ts';
import { planReach } from '../../../src/providers/split/reach/plan.ts';
import { planReachUndo } from '../../../src/providers/split/reach/undo.ts';
import { readingIn } from '../../../src/providers/split/snapshot.ts';
import { type Judged, judgeChange, noneJudged } from '../changeJudged.ts';
import { type WalkCount, walkLadder } from '../ladderWalk.ts';
import { having, people, segment, wishes } from '../reaches.ts';
import { patched } from './checks.ts';
import { type Definition, definition, rule } from './definitions.ts';
import { placeIn } from './draws.ts';
import { oracle, type World } from './oracle.ts';
import { snapshotOfDefinitions } from './reading.ts';
import { identity, UNSEEN, world } from './samples.ts';

const KEY = 'flag';

const reach = wishes({
  variations: ['on', 'blue', 'off'],
  who: [people('ana', 'ben', 'cleo'), segment('staff', 'testers'), having('plan', 'beta', 'free')],
});

/** Wider releases of all kinds, put to Split's own engine before and after: it has to change what is said. */
export function changesAsSaid(numRuns: number, people: number): { counted: Judged; seed: number } {
  const counted = noneJudged();
  const all = fc.array(identity, { minLength: people, maxLength: people });
  const run = fc.check(
    fc.property(world, reach, all, (one, wish, others) => {
      const before = snapshotOfDefinitions(one.definitions, one.segments, UNSEEN);
      const plan = planReach(before, KEY, wish);
      if (isRefusal(plan)) {
        counted.refused += 1;
        return;
      }
      counted.planned += 1;
      const { after } = plan;
      const next = patched(one, before, plan.steps);
      assert.deepEqual(next.definitions, definitionsIn(after), 'the patch does what was planned');
      undoes(next, before, after, plan.change);
      const [was, is] = [oracle(one), oracle(next)];
      judgeChange(
        { before, after, key: KEY, now: 0, position: (draw, _, each) => placeIn(one.secrets, draw, each) },
        others.map((each) => ({ who: each, was: was(KEY, each), is: is(KEY, each) })),
        counted,
      );
    }),
    { numRuns },
  );
  assert.ok(!run.failed, fc.defaultReportMessage(run) ?? '');
  return { counted, seed: run.seed };
}

/** To the letter; only where a list was missing, an empty one may be left. */
function undoes(made: World, before: Snapshot, after: Snapshot, change: unknown): void {
  const stored: unknown = JSON.parse(JSON.stringify(change));
  assert.ok(isReachChange(stored));
  const undo = planReachUndo(after, KEY, stored);
  if (undo !== undefined) assert.ok(!isRefusal(undo), isRefusal(undo) ? undo.refused : '');
  const left = undo === undefined ? made : patched(made, after, undo.steps);
  assert.deepEqual(left.definitions, definitionsIn(before));
}

function definitionsIn(snapshot: Snapshot): readonly unknown[] {
  return [...readingIn(snapshot).definitions.values()];
}

export const LADDERS: Readonly<Record<string, Partial<Definition>>> = {
  'is on and gives it to nobody': {},
  'some are held back from, and a share has': {
    rules: [rule('off', { type: 'IN_LIST_STRING', attribute: 'country', strings: ['DE'] })],
    defaultRule: [
      { treatment: 'off', size: 99 },
      { treatment: 'on', size: 1 },
    ],
  },
};

/** One flag walked up and down, each person at each step judged by Split's own engine on seeds that only it knows. */
export function walked(
  title: string,
  me: Identity,
  people: readonly Identity[],
  seeds: readonly [number, number],
): Promise<WalkCount> {
  const internal = people.filter((_, at) => at % 50 === 0).map(({ key }) => key);
  const secrets = { seed: seeds[0], trafficSeed: seeds[1], rank: () => 0 };
  const segments = { internal };
  const start = snapshotOfDefinitions([definition(KEY, LADDERS[title])], segments);
  return walkLadder(start, {
    ...{ key: KEY, me, people, now: 0, segment: 'internal' },
    plan: (snapshot, wish) => planReach(snapshot, KEY, wish),
    place: (draw, each) => placeIn(secrets, draw, each),
    served(snapshot, everybody) {
      const definitions = definitionsIn(snapshot) as readonly Definition[];
      const serves = oracle({ definitions, segments: inSets(segments), secrets });
      return everybody.map((each) => serves(KEY, each));
    },
  });
}

/** As lists to the engine, but looked up at once. */
function inSets(segments: Readonly<Record<string, readonly string[]>>): World['segments'] {
  return Object.fromEntries(
    Object.entries(segments).map(([name, keys]) => {
      const set = new Set(keys);
      return [name, Object.assign([...keys], { includes: (key: string) => set.has(key) })];
    }),
  );
}
