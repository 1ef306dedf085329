import assert from 'node:assert/strict';
import fc from 'fast-check';
import { explain } from '../../../../src/core/exposure/explain.ts';
import type { Identity } from '../../../../src/core/model/identity.ts';
import { evaluate } from '../../../../src/providers/flagd/evaluate.ts';
import { evaluatorIn } from '../../../../src/providers/flagd/snapshot.ts';
import { positionIn } from '../../../../src/providers/flagd/split.ts';
import {
  attribute,
  flagFileText,
  keyIn,
  me,
  NOW,
  percent,
  snapshotOfText,
  targeted,
} from '../../../support/oneFlag.ts';

const explained = (state: ReturnType<typeof targeted>, who: Identity = me) =>
  explain(state, who, NOW, (serve, { key }, identity) => positionIn(serve, key, identity));

const weights = fc
  .array(fc.integer({ min: 0, max: 1000 }), { minLength: 2, maxLength: 5 })
  .filter((all) => all.some((weight) => weight > 0));

describe('explain', () => {
  it('stops at the first rule that holds', () => {
    const { variation, steps } = explained(
      targeted({ if: [keyIn('ana'), 'off', keyIn(me.key), 'on', percent(0)] }),
    );
    assert.deepEqual([variation, steps.map(({ match }) => match.result)], ['on', ['no match', 'match']]);
  });

  it('passes over a rule on an attribute that is not there, and says so', () => {
    const { variation, missing } = explained(targeted({ if: [{ '==': [attribute('plan'), 'beta'] }, 'on'] }));
    assert.deepEqual([variation, missing], ['off', ['plan']]);
  });

  it('cannot tell once a rule is not understood', () => {
    const { variation } = explained(targeted({ if: [{ '>': [{ '+': [1, 2] }, 1] }, 'on'] }));
    assert.equal(variation, undefined);
  });

  it("says that a flag which is switched off leaves it to the code's default", () => {
    const { variation, switchedOff } = explained(
      targeted({ if: [keyIn(me.key), 'on'] }, { state: 'DISABLED' }),
    );
    assert.deepEqual([variation, switchedOff], [null, true]);
  });

  it('cannot tell where the split hashes what we cannot', () => {
    const state = targeted({ fractional: [{ substr: [attribute('account'), 1] }, ['on', 50], ['off', 50]] });
    assert.equal(explained(state).variation, undefined);
  });

  it("finds for every key and all weights the variant that flagd's own hash picks, also for who lacks what is hashed", () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1 }),
        weights,
        fc.boolean(),
        fc.boolean(),
        (key, all, byEmail, has) => {
          const buckets = all.map((weight, at) => [`v${at}`, weight]);
          const text = flagFileText({
            flag: {
              variants: Object.fromEntries(all.map((_, at) => [`v${at}`, at])),
              defaultVariant: 'v0',
              targeting: { fractional: byEmail ? [attribute('email'), ...buckets] : buckets },
            },
          });
          const snapshot = snapshotOfText(text);
          const who: Identity = {
            key,
            kind: 'user',
            attributes: has ? { email: `${key}@corp.example` } : {},
          };
          const theirs = evaluate(evaluatorIn(snapshot), 'flag', who);
          const [state] = snapshot.flags.values();
          assert.ok(theirs.outcome === 'served' && state !== undefined);
          assert.equal(explained(state, who).variation, theirs.variation);
        },
      ),
      { numRuns: 500 },
    );
  });
});
