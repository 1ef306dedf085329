import assert from 'node:assert/strict';
import fc from 'fast-check';
import { blastRadius } from '../../../../src/core/exposure/blastRadius.ts';
import { evaluateState } from '../../../../src/core/exposure/evaluate.ts';
import type { Identity } from '../../../../src/core/model/identity.ts';
import type { Snapshot } from '../../../../src/core/model/snapshot.ts';
import { isRefusal } from '../../../../src/core/ports/provider.ts';
import { position } from '../../../../src/providers/unleash/draws.ts';
import { planSelfRelease, planUndo } from '../../../../src/providers/unleash/plan.ts';
import { featuresIn } from '../../../../src/providers/unleash/read.ts';
import { NOW, person, sample, snapshotFor } from '../../../support/unleash/samples.ts';
import { sdkOn } from '../../../support/unleash/sdk.ts';

const me: Identity = { key: 'me-myself', kind: 'user', attributes: {} };
const evaluate = (snapshot: Snapshot, key: string, who: Identity) =>
  evaluateState(snapshot, key, who, NOW, position);

describe('a self-release in Unleash, on paper', () => {
  it("gives me what was asked for, by the official SDK's evaluator, and nobody else anything else", () => {
    let [released, refused, compared] = [0, 0, 0];
    fc.assert(
      fc.property(sample, fc.array(person, { minLength: 5, maxLength: 5 }), (one, people) => {
        const before = snapshotFor(one);
        for (const { name: variation } of before.flags.get('child')?.variations ?? []) {
          const plan = planSelfRelease(before, {
            key: 'child',
            variation,
            identity: me,
            until: NOW / 1000 + 60,
          });
          const radius = isRefusal(plan) ? undefined : blastRadius(before, plan.after, 'child', me, evaluate);
          if (isRefusal(plan) || radius?.reach !== 'only me') {
            refused += 1;
            continue;
          }
          released += 1;
          const [was, is] = [sdkOn(one), sdkOn({ ...one, features: featuresIn(plan.after) })];
          assert.equal(is('child', me), variation);
          for (const who of people) {
            // Where chance decides, or what only the application knows, the SDK is no judge.
            if (evaluate(before, 'child', who).outcome === 'cannot tell') continue;
            assert.equal(is('child', who), was('child', who), who.key);
            compared += 1;
          }
          const undo = planUndo(plan.after, 'child', me, JSON.parse(JSON.stringify(plan.change)));
          assert.ok(undo !== undefined && !isRefusal(undo));
          assert.deepEqual(featuresIn(undo.after).get('child'), one.features.get('child'));
        }
      }),
      { numRuns: 400 },
    );
    assert.ok(released > 50, `${released} released, ${refused} refused`);
    assert.ok(compared > released * 3, `${compared} compared of ${released} releases`);
  });
});
