import assert from 'node:assert/strict';
import { FlagdCore } from '@openfeature/flagd-core';
import type { Identity } from '../../src/core/model/identity.ts';
import type { Snapshot } from '../../src/core/model/snapshot.ts';
import { contextOf } from '../../src/providers/flagd/evaluate.ts';
import { planReach as planFlagd } from '../../src/providers/flagd/reach/plan.ts';
import { documentOf } from '../../src/providers/flagd/snapshot.ts';
import { positionIn } from '../../src/providers/flagd/split.ts';
import { position } from '../../src/providers/unleash/draws.ts';
import type { NativeFeature } from '../../src/providers/unleash/native.ts';
import { planReach as planUnleash } from '../../src/providers/unleash/reach/plan.ts';
import { featuresIn } from '../../src/providers/unleash/read.ts';
import { walkLadder } from '../support/ladderWalk.ts';
import { LADDERS, walked } from '../support/launchdarkly/ladder.ts';
import { changesAsSaid as reachesAsSaid } from '../support/launchdarkly/reaches.ts';
import { type FlagFields, flagFileText, keyIn, me, percent, snapshotOfText } from '../support/oneFlag.ts';
import {
  LADDERS as SPLIT_LADDERS,
  changesAsSaid as splitAsSaid,
  walked as walkedSplit,
} from '../support/split/reaches.ts';
import { changesAsSaid } from '../support/unleash/reaches.ts';
import { NOW, snapshotFor } from '../support/unleash/samples.ts';
import { sdkOn } from '../support/unleash/sdk.ts';

const PEOPLE = Number(process.env['RELEASE_LENS_PEOPLE'] ?? 100_000);
const nothing = () => undefined;
const logger = { debug: nothing, info: nothing, warn: nothing, error: nothing };

/** Other people at every run: the seed is printed. */
const SEED = process.env['RELEASE_LENS_SEED'] ?? process.hrtime.bigint().toString(36);

const people = (attributes: (at: number) => Identity['attributes']): readonly Identity[] =>
  Array.from({ length: PEOPLE }, (_, at) => ({
    key: `${SEED}-${at}`,
    kind: 'user',
    attributes: attributes(at),
  }));

describe(`a ladder walked up and down, over a great many identities (seed ${SEED})`, () => {
  const flags: Readonly<Record<string, FlagFields>> = {
    'is off for everybody': {},
    'somebody has, and a share': { targeting: { if: [keyIn(`${SEED}-7`), 'on', percent(1)] } },
    'some are held back from': {
      targeting: {
        if: [
          { '==': [{ var: 'country' }, 'DE'] },
          'off',
          {
            fractional: [
              ['off', 199],
              ['on', 1],
            ],
          },
        ],
      },
    },
  };

  function flagd(snapshot: Snapshot, everybody: readonly Identity[]): readonly string[] {
    const core = new FlagdCore(undefined, logger, { disableDynamicCodeGeneration: true });
    core.setConfigurations(documentOf(snapshot).text);
    const flag = core.getFlag('flag');
    return everybody.map((who) => String(flag?.evaluate(contextOf(who), logger).variant));
  }

  for (const [title, flag] of Object.entries(flags)) {
    it(`flagd: a flag that ${title}`, async () => {
      const counted = await walkLadder(snapshotOfText(flagFileText({ other: {}, flag })), {
        key: 'flag',
        me,
        people: people((at) => ({
          country: at % 5 === 0 ? 'DE' : 'FR',
          email: `${at}@${at % 50 === 0 ? 'shop' : 'else'}.example`,
        })),
        now: Date.now(),
        segment: 'internal',
        plan: (snapshot, reach) => planFlagd(snapshot, 'flag', reach),
        place: (draw, who) => positionIn(draw, 'flag', who),
        served: flagd,
      });
      console.log(`      ${counted.judged} judged: ${counted.steps.join(', ')}`);
    });
  }

  const segments = [
    { id: 1, name: 'internal', constraints: [{ contextName: 'plan', operator: 'IN', values: ['beta'] }] },
  ];
  const theirs = (percentage: string, groupId: string) => ({
    id: 'theirs',
    name: 'flexibleRollout',
    title: null,
    parameters: { rollout: percentage, stickiness: 'default', groupId },
    constraints: [],
    segments: [],
    variants: [],
  });
  const strategies: Readonly<Record<string, NativeFeature['strategies']>> = {
    'is off for everybody': [],
    'a share has by another hash': [theirs('1', 'another group')],
  };

  for (const [title, own] of Object.entries(strategies)) {
    it(`Unleash: a flag that ${title}`, async () => {
      const feature: NativeFeature = {
        overview: { name: 'flag', type: 'release', createdAt: '2026-01-01T00:00:00Z', environments: [] },
        completed: false,
        enabled: own.length > 0,
        strategies: own,
        variants: [],
        dependencies: [],
      };
      const counted = await walkLadder(snapshotFor({ features: new Map([['flag', feature]]), segments }), {
        key: 'flag',
        me,
        people: people((at) => ({ plan: at % 50 === 0 ? 'beta' : 'free' })),
        now: NOW,
        segment: 'internal',
        plan: (snapshot, reach) => planUnleash(snapshot, 'flag', reach),
        place: (draw, who) => position(draw, { key: 'flag' } as never, who),
        served: (snapshot, everybody) => {
          const gets = sdkOn({ features: featuresIn(snapshot), segments });
          return everybody.map((who) => gets('flag', who));
        },
      });
      console.log(`      ${counted.judged} judged: ${counted.steps.join(', ')}`);
    });
  }

  for (const title of Object.keys(LADDERS))
    it(`LaunchDarkly: a flag that ${title}`, async () => {
      const everybody = people((at) => ({
        country: at % 5 === 0 ? 'DE' : 'FR',
        plan: at % 50 === 0 ? 'beta' : 'free',
        email: `${SEED}-${at}@shop.example`,
      }));
      const counted = await walked(title, me, everybody);
      console.log(`      ${counted.judged} judged: ${counted.steps.join(', ')}`);
    });

  it('LaunchDarkly: any wish on any rules, put to the official SDK', async () => {
    const { counted, seed } = await reachesAsSaid(3000, 60);
    console.log(`      seed ${seed}: ${JSON.stringify(counted)}`);
    assert.ok(counted.judged > 30_000, JSON.stringify(counted));
  });

  for (const title of Object.keys(SPLIT_LADDERS))
    it(`Split: a flag that ${title}`, async () => {
      const everybody = people((at) => ({ country: at % 5 === 0 ? 'DE' : 'FR' }));
      const seeds = [Number.parseInt(SEED.slice(-5), 36), Number.parseInt(SEED.slice(-6, -1), 36)] as const;
      const counted = await walkedSplit(title, everybody[3] ?? me, everybody, seeds);
      console.log(`      ${counted.judged} judged: ${counted.steps.join(', ')}`);
    });

  it("Split: any wish on any definition, put to Split's own engine", () => {
    const { counted, seed } = splitAsSaid(10_000, 60);
    console.log(`      seed ${seed}: ${JSON.stringify(counted)}`);
    assert.ok(counted.judged > 100_000, JSON.stringify(counted));
  });

  it('Unleash: any wish on any strategies, put to the official SDK', () => {
    const { counted, seed } = changesAsSaid(3000, 200);
    console.log(`      seed ${seed}: ${JSON.stringify(counted)}`);
    assert.ok(counted.judged > 100_000, JSON.stringify(counted));
  });
});
