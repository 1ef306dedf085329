import assert from 'node:assert/strict';
import fc from 'fast-check';
import { blastRadius, touchesOthers } from '../../../src/core/exposure/blastRadius.ts';
import type { Identity } from '../../../src/core/model/identity.ts';
import { isRefusal, type Place, type Provider } from '../../../src/core/ports/provider.ts';
import { systemClock } from '../../../src/node/clock.ts';
import { launchdarklyProvider } from '../../../src/providers/launchdarkly/provider.ts';
import { LaunchDarklyDouble } from './double.ts';
import { type InstructionJson, Invalid } from './instructions.ts';
import type { FlagJson, ServedJson } from './objects.ts';
import { type Oracle, oracleOf } from './oracle.ts';
import { ENVIRONMENT, edit, identity, type Sample, sample } from './samples.ts';
import type { ProjectWorld } from './world.ts';

const NAMES = ['red', 'green', 'blue'];

export interface Agreement {
  configurations: number;
  /** Pairs of a configuration and an identity that were judged, and in how many of them we could not tell. */
  checks: number;
  open: number;
  released: number;
  /** Of these on a flag that was off, and would have reached others once it was on. */
  woken: number;
  refused: number;
  /** Others whose variation was compared before and after a self-release. */
  untouched: number;
  readonly seed: number;
}

/**
 * Random projects on the local double, read by the provider: what it evaluates is what LaunchDarkly's own SDK
 * evaluates; a self-release gives me what was asked and everybody else what they had; its end restores everything, and
 * what a colleague has done meanwhile stays.
 */
export async function agree(wanted: number, people: number, samples = sample): Promise<Agreement> {
  const double = await LaunchDarklyDouble.open();
  const count = { configurations: 0, checks: 0, open: 0, released: 0, woken: 0, refused: 0, untouched: 0 };
  const numRuns = Math.ceil(wanted / (people * 3));
  try {
    const run = await fc.check(
      fc.asyncProperty(
        samples,
        identity,
        fc.array(identity, { minLength: people, maxLength: people }),
        fc.constantFrom(...NAMES),
        fc.option(edit),
        async (config, me, others, variation, colleague) => {
          // Another project each time, under the same name.
          const provider = launchdarklyProvider({ of: async () => double.token }, systemClock);
          const place = put(double, config);
          await judge(provider, place, config, others, count);
          await release(provider, double, place, { me, others, variation, colleague }, count);
          count.configurations += 1;
        },
      ),
      { numRuns, endOnFailure: true },
    );
    if (run.failed) {
      const cause = run.errorInstance;
      throw new Error(`${String(cause)}\n${fc.defaultReportMessage(run)}`, { cause });
    }
    assert.deepEqual(double.wrong, []);
    return { ...count, seed: run.seed };
  } finally {
    await double.close();
  }
}

type Count = Omit<Agreement, 'seed'>;

function put(double: LaunchDarklyDouble, { flags, segments }: Sample): Place {
  const { world } = double;
  world.environments.length = 0;
  world.addEnvironment(ENVIRONMENT, true).segments.push(...structuredClone(segments));
  world.flags = structuredClone(flags);
  return {
    connection: {
      ...{ name: 'agreement', provider: 'launchdarkly', root: '/', folders: ['.'], environments: [] },
      ...{ url: double.url, project: world.key },
    },
    environment: { name: ENVIRONMENT, tier: 'production', source: ENVIRONMENT },
  };
}

async function judge(
  provider: Provider,
  place: Place,
  { flags, segments }: Sample,
  others: readonly Identity[],
  count: Count,
): Promise<void> {
  const snapshot = await provider.read(place);
  assert.deepEqual(snapshot.problems, []);
  await withOracle({ flags, segments }, async (oracle) => {
    for (const { key } of flags) {
      for (const who of others) {
        const ours = provider.evaluate(snapshot, key, who);
        count.checks += 1;
        if (ours.outcome === 'cannot tell') count.open += 1;
        else {
          const theirs = nameAt(await oracle.serves(key, who));
          assert.equal(ours.variation, theirs, `${key} for ${JSON.stringify(who)}`);
        }
      }
    }
  });
}

interface Wish {
  readonly me: Identity;
  readonly others: readonly Identity[];
  readonly variation: string;
  readonly colleague: InstructionJson | null;
}

const key = 'top';

async function release(
  provider: Provider,
  { world }: LaunchDarklyDouble,
  place: Place,
  { me, others, variation, colleague }: Wish,
  count: Count,
): Promise<void> {
  const now = () => structuredClone({ flags: world.flags, segments: world.environments[0]?.segments ?? [] });
  const before = now();
  const snapshot = await provider.read(place);
  const until = Math.floor(Date.now() / 1000) + 3600;
  const plan = provider.planSelfRelease(snapshot, { key, variation, identity: me, until });
  const radius = isRefusal(plan)
    ? undefined
    : blastRadius(snapshot, plan.after, key, me, (of, flag, who) => provider.evaluate(of, flag, who));
  if (isRefusal(plan) || radius?.reach !== 'only me') {
    count.refused += 1;
    return;
  }
  await provider.apply(place, plan, 'agreement');
  await withOracle(before, async (was) => {
    await withOracle(now(), async (is) => {
      assert.equal(nameAt(await is.serves(key, me)), variation);
      for (const other of others) {
        if (other.key === me.key && other.kind === me.kind) continue;
        // Whoever is me by another of their kinds is targeted as well.
        if (isAlsoMe(other, me)) continue;
        for (const { key: each } of before.flags)
          assert.equal(
            await is.serves(each, other),
            await was.serves(each, other),
            `${each} ${JSON.stringify(other)}`,
          );
        count.untouched += 1;
      }
    });
  });
  if ('stored' in (plan.change as object)) count.woken += 1;
  count.released += 1;
  const isEdited = colleague !== null && edited(world, colleague);
  const between = now();
  const read = await provider.read(place);
  const undo = provider.planUndo(read, key, me, JSON.parse(JSON.stringify(plan.change)));
  assert.ok(isEdited || undo !== undefined);
  if (undo !== undefined) {
    assert.ok(!isRefusal(undo));
    const doubt = touchesOthers(read, undo.after, key, me, (of, flag, who) =>
      provider.evaluate(of, flag, who),
    );
    assert.equal(doubt, undefined);
    await provider.apply(place, undo, 'agreement');
  }
  if (isEdited) {
    assert.ok(colleague !== null && stands(world, colleague, me), JSON.stringify(colleague));
  } else {
    assert.deepEqual(world.environments[0]?.schedules, []);
    assert.deepEqual(contents(world), contentsOf(before.flags));
  }
  await withOracle(between, async (was) => {
    await withOracle(now(), async (is) => {
      for (const other of others) {
        if ((other.key === me.key && other.kind === me.kind) || isAlsoMe(other, me)) continue;
        for (const { key: each } of before.flags)
          assert.equal(await is.serves(each, other), await was.serves(each, other));
      }
    });
  });
}

/** Whether it changed anything. */
function edited(world: ProjectWorld, edit: InstructionJson): boolean {
  const was = JSON.stringify(contents(world));
  try {
    world.patch(world.flag(key) ?? assert.fail(), ENVIRONMENT, [edit], Date.now());
  } catch (error) {
    if (error instanceof Invalid) return false;
    throw error;
  }
  return JSON.stringify(contents(world)) !== was;
}

/** What a colleague did is still so; my own target is mine to take out. */
function stands(world: ProjectWorld, edit: InstructionJson, me: Identity): boolean {
  if (edit.values?.includes(me.key)) return true;
  const was = JSON.stringify(contents(world));
  const draft = world.preview(world.flag(key) ?? assert.fail(), ENVIRONMENT, [edit]);
  return JSON.stringify(contentsOf([draft])) === was;
}

function contents({ flags }: ProjectWorld) {
  return contentsOf(flags);
}

/** In which order the keys of a list stand says nothing. */
function contentsOf(flags: readonly FlagJson[]) {
  const config = flags.find((flag) => flag.key === key)?.environments[ENVIRONMENT];
  assert.ok(config);
  const { on, rules, fallthrough } = config;
  return {
    on,
    served: [fallthrough, ...rules].map(servedIn),
    targets: [...config.targets, ...config.contextTargets]
      .filter(({ values }) => values.length > 0)
      .map(({ values, ...list }) => JSON.stringify([list.contextKind, list.variation, [...values].sort()]))
      .sort(),
  };
}

/** What was left out is as good as what is usual. */
function servedIn({ variation, rollout }: ServedJson) {
  if (rollout === undefined) return [variation];
  const { variations, bucketBy = 'key', contextKind = 'user', ...draw } = rollout;
  return [variations.filter(({ weight }) => weight > 0), bucketBy, contextKind, draw];
}

function isAlsoMe({ attributes }: Identity, me: Identity): boolean {
  const part = attributes[me.kind];
  return typeof part === 'object' && part !== null && 'key' in part && part['key'] === me.key;
}

async function withOracle(
  { flags, segments }: Sample,
  work: (oracle: Oracle) => Promise<void>,
): Promise<void> {
  const oracle = await oracleOf(ENVIRONMENT, flags, segments);
  try {
    await work(oracle);
  } finally {
    oracle.close();
  }
}

function nameAt(index: number | null): string | null {
  return index === null ? null : (NAMES[index] ?? null);
}
