import assert from 'node:assert/strict';
import fc from 'fast-check';
import { match } from '../../../../src/core/exposure/match.ts';
import { simplify } from '../../../../src/core/exposure/simplify.ts';
import { ALWAYS, allOf, anyOf, type Condition, NEVER, not } from '../../../../src/core/model/condition.ts';
import { me } from '../../../support/oneFlag.ts';

const plan: Condition = { op: 'compare', attribute: 'plan', relation: '=', value: 'beta' };
const leaf = fc.oneof(
  fc.constantFrom<Condition>(ALWAYS, NEVER, plan),
  fc.record({ from: fc.nat(20), until: fc.nat(20) }).map((bounds): Condition => ({ op: 'time', ...bounds })),
  fc.subarray([me.key, 'ana']).map((values): Condition => ({ op: 'one of', attribute: '$key', values })),
);
const condition = fc.letrec<{ any: Condition }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc.array(tie('any'), { maxLength: 3 }).map((conditions): Condition => ({ op: 'and', conditions })),
    fc.array(tie('any'), { maxLength: 3 }).map((conditions): Condition => ({ op: 'or', conditions })),
    tie('any').map((inner): Condition => ({ op: 'not', condition: inner })),
  ),
})).any;

const judge = (of: Condition, now = 0) => match(of, me, now).result;

describe('conditions put together', () => {
  it('mean what they mean written out', () => {
    fc.assert(
      fc.property(fc.array(condition, { maxLength: 3 }), condition, (conditions, one) => {
        assert.equal(judge(allOf(...conditions)), judge({ op: 'and', conditions }));
        assert.equal(judge(anyOf(...conditions)), judge({ op: 'or', conditions }));
        assert.equal(judge(not(one)), judge({ op: 'not', condition: one }));
      }),
    );
  });

  it('mean the same at a time once that time is known', () => {
    fc.assert(
      fc.property(condition, fc.nat(20), (one, seconds) => {
        assert.equal(
          judge(simplify(one, seconds * 1000).condition, seconds * 1000),
          judge(one, seconds * 1000),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('hold nothing superfluous', () => {
    assert.deepEqual(
      [allOf(), anyOf(), allOf(ALWAYS, plan), anyOf(NEVER, plan)],
      [ALWAYS, NEVER, plan, plan],
    );
    assert.deepEqual([allOf(plan, NEVER), anyOf(plan, ALWAYS), not(not(plan))], [NEVER, ALWAYS, plan]);
  });
});
