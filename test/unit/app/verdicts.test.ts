import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Entry } from '../../../src/app/flagStore.ts';
import { staleFlags, waitingFlags } from '../../../src/app/staleFlags.ts';
import { Verdicts } from '../../../src/app/verdicts.ts';
import type { FlagState } from '../../../src/core/model/flagState.ts';
import { NOW, oneFlag } from '../../support/oneFlag.ts';

const DAY = 86_400_000;
const LIMITS = { days: 30, temporaryDays: 90, ignore: [] };
const STATES = [oneFlag({}), oneFlag({ defaultVariant: 'on' }), oneFlag({ state: 'DISABLED' })];
const KEYS = ['a', 'b', 'c', 'd'];

/** A workspace that can be changed, and says what of it was looked at. */
class World {
  now = NOW;
  indexed = false;
  problem: string | undefined;
  readonly flags = new Map<string, FlagState>();
  readonly uses = new Map<string, number>();
  readonly counted: string[] = [];

  readonly code = (() => {
    const world = this;
    return {
      get indexed() {
        return world.indexed;
      },
      keys: () => [...world.uses.keys()],
      has: (key: string) => world.uses.has(key),
      count: (key: string) => {
        world.counted.push(key);
        return world.uses.get(key) ?? 0;
      },
    };
  })();

  readonly store = (() => {
    const world = this;
    return {
      get entries() {
        const environment = { name: 'production', tier: 'production', source: 'p' };
        const changes = new Map(KEYS.map((key) => [key, { at: NOW - 94 * DAY, by: 'ana', seen: 'git 1' }]));
        return [{ environment, snapshot: { flags: world.flags }, problem: world.problem, changes }];
      },
      keys: () => [...world.flags.keys()].sort(),
    } as unknown as { readonly entries: readonly Entry[]; keys(): readonly string[] };
  })();

  readonly clock = { now: () => this.now, wait: () => Promise.reject(new Error('nobody waits here')) };

  readonly verdicts = new Verdicts({
    store: this.store,
    uses: this.code,
    limits: () => LIMITS,
    clock: this.clock,
  });
}

type Step = readonly [what: 'flag' | 'use' | 'indexed' | 'problem' | 'time', key: string, choice: number];

function take(world: World, [what, key, choice]: Step): void {
  const state = STATES[choice];
  if (what === 'flag' && state === undefined) world.flags.delete(key);
  if (what === 'flag' && state !== undefined) world.flags.set(key, state);
  if (what === 'use' && choice === 3) world.uses.delete(key);
  if (what === 'use' && choice !== 3) world.uses.set(key, choice);
  if (what === 'indexed') world.indexed = choice > 0;
  if (what === 'problem') world.problem = choice > 1 ? 'it does not answer' : undefined;
  if (what === 'time') world.now += choice * 20 * DAY;
  world.verdicts.forget(what === 'flag' || what === 'use' ? new Set([key]) : new Set());
}

describe('verdicts that are kept', () => {
  it('are those that judging all anew comes to, whatever changed', () => {
    const step = fc.tuple(
      fc.constantFrom('flag', 'use', 'indexed', 'problem', 'time'),
      fc.constantFrom(...KEYS),
      fc.integer({ min: 0, max: 3 }),
    ) as fc.Arbitrary<Step>;
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        const world = new World();
        const { store, code, clock, verdicts } = world;
        for (const each of steps) {
          take(world, each);
          assert.deepEqual([...verdicts.stale().values()], staleFlags(store, code, LIMITS, clock));
          assert.deepEqual(verdicts.waiting(), waitingFlags(store, code, LIMITS, clock));
        }
      }),
    );
  });

  it('judge again only what was touched', () => {
    const world = new World();
    for (const key of KEYS) take(world, ['flag', key, 1]);
    world.verdicts.stale();
    world.counted.length = 0;
    take(world, ['use', 'b', 2]);
    world.verdicts.stale();
    world.verdicts.stale();
    assert.deepEqual(world.counted, ['b']);
  });
});
