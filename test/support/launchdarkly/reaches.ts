import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Identity } from '../../../src/core/model/identity.ts';
import type { Snapshot } from '../../../src/core/model/snapshot.ts';
import { isRefusal } from '../../../src/core/ports/provider.ts';
import { positionIn } from '../../../src/providers/launchdarkly/bucket.ts';
import { targetsOf } from '../../../src/providers/launchdarkly/map.ts';
import { isReachChange } from '../../../src/providers/launchdarkly/reach/change.ts';
import { planReach } from '../../../src/providers/launchdarkly/reach/plan.ts';
import { planReachUndo } from '../../../src/providers/launchdarkly/reach/undo.ts';
import { configIn, nativeOf } from '../../../src/providers/launchdarkly/snapshot.ts';
import { type Asked, type Judged, judgeChange, noneJudged } from '../changeJudged.ts';
import { having, people, segment, wishes } from '../reaches.ts';
import type { ConfigJson, FlagJson, ServedJson } from './objects.ts';
import { oracleFor, snapshotFor } from './onPaper.ts';
import { ENVIRONMENT, identity, type Sample, sample } from './samples.ts';
import { NOW } from './shop.ts';

/** The one whose prerequisites are none: others are refused. */
const KEY = 'base';
const NAMES = ['red', 'green', 'blue'];

const reach = wishes({
  variations: NAMES,
  who: [people('ana', 'ben', 'me'), segment('staff', 'testers'), having('plan', 'beta', 'free')],
  finer: [0.001],
});

/** As people have them: mostly two variations, and no experiment. */
const world: fc.Arbitrary<Sample> = fc
  .tuple(sample, fc.constantFrom(true, true, true, false))
  .map(([one, isPlain]) => ({
    ...one,
    flags: one.flags.map(numbered).map((flag) => (isPlain ? plainly(flag) : flag)),
  }));

/** Rules and clauses have an id of their own, as at LaunchDarkly. */
function numbered(flag: FlagJson): FlagJson {
  const config = flag.environments[ENVIRONMENT] as ConfigJson;
  const rules = config.rules.map((rule, at) => ({
    ...rule,
    _id: `rule-${at}`,
    clauses: rule.clauses.map((clause, of) => ({ ...clause, _id: `clause-${at}-${of}` })),
  }));
  return { ...flag, environments: { [ENVIRONMENT]: { ...config, rules } } };
}

function plainly(flag: FlagJson): FlagJson {
  const config = flag.environments[ENVIRONMENT] as ConfigJson;
  const two = <T extends ServedJson>({ rollout, variation, ...rest }: T) => ({
    ...rest,
    ...(variation === undefined ? {} : { variation: variation % 2 }),
    ...(rollout === undefined ? {} : { rollout: halved(rollout) }),
  });
  const plain = {
    ...config,
    rules: config.rules.map((rule) => two(rule)),
    fallthrough: two(config.fallthrough),
  } as ConfigJson;
  return { ...flag, environments: { [ENVIRONMENT]: plain } };
}

function halved({
  variations,
  seed: _,
  experimentAllocation: __,
  ...rest
}: NonNullable<ServedJson['rollout']>) {
  const [first = { weight: 0 }] = variations;
  return {
    ...rest,
    variations: [
      { variation: 0, weight: first.weight },
      { variation: 1, weight: 100_000 - first.weight },
    ],
  };
}

/** Wider releases of all kinds, put to the official SDK before and after: it has to change what is said. */
export async function changesAsSaid(
  numRuns: number,
  people: number,
): Promise<{ counted: Judged; seed: number }> {
  const counted = noneJudged();
  const all = fc.array(identity, { minLength: people, maxLength: people });
  const run = await fc.check(
    fc.asyncProperty(world, reach, all, async (one, wish, others) => {
      const before = snapshotFor(one, NOW);
      const plan = planReach(before, KEY, wish);
      if (isRefusal(plan)) {
        counted.refused += 1;
        return;
      }
      counted.planned += 1;
      const { after } = plan;
      undoes(before, after, plan.change);
      const asked = await asking(before, after, others);
      judgeChange({ before, after, key: KEY, now: NOW, position: positionIn }, asked, counted);
    }),
    { numRuns },
  );
  assert.ok(!run.failed, `${String(run.errorInstance)}\n${fc.defaultReportMessage(run)}`);
  return { counted, seed: run.seed };
}

async function asking(before: Snapshot, after: Snapshot, people: readonly Identity[]): Promise<Asked[]> {
  const [was, is] = [await oracleFor(before), await oracleFor(after)];
  try {
    const asked: Asked[] = [];
    for (const each of people) {
      const [old, next] = [await was.serves(KEY, each), await is.serves(KEY, each)];
      asked.push({ who: each, was: nameAt(old), is: nameAt(next) });
    }
    return asked;
  } finally {
    was.close();
    is.close();
  }
}

function nameAt(index: number | null): string | null {
  return index === null ? null : (NAMES[index] ?? null);
}

function undoes(before: Snapshot, after: Snapshot, change: unknown): void {
  const stored: unknown = JSON.parse(JSON.stringify(change));
  assert.ok(isReachChange(stored));
  const undo = planReachUndo(after, KEY, stored);
  if (undo !== undefined) assert.ok(!isRefusal(undo), isRefusal(undo) ? undo.refused : '');
  assert.deepEqual(contents(undo?.after ?? after), contents(before));
}

/** Ids are given anew, and in which order keys of one list stand says nothing. */
function contents(snapshot: Snapshot) {
  const flag = nativeOf(snapshot).flags.get(KEY);
  const config = flag && configIn(flag, ENVIRONMENT);
  assert.ok(config);
  const { on, rules, fallthrough } = config;
  return {
    on,
    fallthrough,
    rules: rules.map(({ _id, clauses, ...rule }) => [rule, clauses.map(({ _id: __, ...clause }) => clause)]),
    targets: targetsOf(config)
      .map(({ values, variation, contextKind }) => `${contextKind} ${variation} ${[...values].sort().join()}`)
      .sort(),
  };
}
