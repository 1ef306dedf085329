import type { FlagState } from '../../../src/core/model/flagState.ts';
import type { Identity } from '../../../src/core/model/identity.ts';
import { positionIn } from '../../../src/providers/launchdarkly/bucket.ts';
import { planReach } from '../../../src/providers/launchdarkly/reach/plan.ts';
import { type WalkCount, walkLadder } from '../ladderWalk.ts';
import { type ConfigJson, clauseJson, flagJson, ruleJson, segmentJson } from './objects.ts';
import { oracleFor, snapshotFor } from './onPaper.ts';
import { ENVIRONMENT } from './samples.ts';
import { NOW } from './shop.ts';

const HELD_BACK = ruleJson({ _id: 'theirs', clauses: [clauseJson('country', 'in', ['DE'])], variation: 1 });
const SHARED = (onWeight: number, more: object = {}) => ({
  rollout: {
    variations: [
      { variation: 0, weight: onWeight },
      { variation: 1, weight: 100_000 - onWeight },
    ],
    ...more,
  },
});

export const LADDERS: Readonly<Record<string, Partial<ConfigJson>>> = {
  'is on and gives it to nobody': {},
  // As LaunchDarkly makes them.
  'is off, and would give it to everybody': { on: false, fallthrough: { variation: 0 } },
  'some are held back from, and half a percent has': { rules: [HELD_BACK], fallthrough: SHARED(500) },
  'a share has by their e-mail address': {
    fallthrough: SHARED(700, { bucketBy: 'email', contextKind: 'user' }),
  },
  'somebody has by name': { targets: [{ contextKind: 'user', variation: 0, values: ['ana', 'person-3'] }] },
};

/** One flag walked up and down, each person at each step judged by LaunchDarkly's own SDK. */
export function walked(title: string, me: Identity, people: readonly Identity[]): Promise<WalkCount> {
  const variations = [
    { _id: 'flag-on', value: true, name: 'on' },
    { _id: 'flag-off', value: false, name: 'off' },
  ];
  const flag = flagJson('flag', { [ENVIRONMENT]: LADDERS[title] ?? {} }, { variations });
  const internal = segmentJson('internal', { rules: [{ clauses: [clauseJson('plan', 'in', ['beta'])] }] });
  return walkLadder(snapshotFor({ flags: [flag], segments: [internal] }, NOW), {
    ...{ key: 'flag', me, people, now: NOW, segment: 'internal' },
    plan: (snapshot, reach) => planReach(snapshot, 'flag', reach),
    place: (draw, who) => positionIn(draw, { key: 'flag' } as FlagState, who),
    async served(snapshot, everybody) {
      const oracle = await oracleFor(snapshot);
      try {
        const names: string[] = [];
        for (const who of everybody) names.push((await oracle.serves('flag', who)) === 0 ? 'on' : 'off');
        return names;
      } finally {
        oracle.close();
      }
    },
  });
}
