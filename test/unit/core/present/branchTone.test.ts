import assert from 'node:assert/strict';
import fc from 'fast-check';
import { exposure } from '../../../../src/core/exposure/exposure.ts';
import type { FlagState } from '../../../../src/core/model/flagState.ts';
import { branchTone } from '../../../../src/core/present/branchTone.ts';
import { evaluate } from '../../../../src/providers/flagd/evaluate.ts';
import { evaluatorIn } from '../../../../src/providers/flagd/snapshot.ts';
import { flagFile, identity } from '../../../support/flagdSamples.ts';
import { keyIn, me, NOW, oneFlag, percent, snapshotOfText, targeted } from '../../../support/oneFlag.ts';

/** Of the branch for on, and of the one for off. */
function tones(state: FlagState, who?: { readonly unknown: true }) {
  const reach = exposure(state, NOW);
  return [true, false].map((value) => branchTone(state, reach, who ? undefined : me, [value]));
}

describe('how a branch stands today', () => {
  it('is what the exposure says of its values', () => {
    assert.deepEqual(tones(oneFlag({})), ['nobody', undefined]);
    assert.deepEqual(tones(oneFlag({ defaultVariant: 'on' })), [undefined, 'nobody']);
    assert.deepEqual(tones(targeted(percent(5))), [undefined, undefined]);
    assert.deepEqual(tones(oneFlag({ state: 'DISABLED' })), [undefined, undefined]);
  });

  it('is mine where only I am released, or held back', () => {
    const released = targeted({ if: [keyIn(me.key), 'on', 'off'] });
    assert.deepEqual(tones(released), ['only me', undefined]);
    assert.deepEqual(tones(released, { unknown: true }), [undefined, undefined]);
    assert.deepEqual(tones(targeted({ if: [keyIn(me.key), 'off', 'on'] })), [undefined, 'only me']);
    assert.deepEqual(tones(targeted({ if: [keyIn(me.key, 'ana'), 'on', 'off'] })), [undefined, undefined]);
  });

  it('is unknown where somebody gets the default in the code, or a rule cannot be read', () => {
    assert.deepEqual(tones(oneFlag({ defaultVariant: null })), [undefined, undefined]);
    const someCode = targeted({ if: [keyIn('ana'), null, 'off'] }, { defaultVariant: null });
    assert.deepEqual(tones(someCode), [undefined, undefined]);
    const unread = { if: [{ '>': [{ '+': [1, { var: 'age' }] }, 3] }, 'on', 'off'] };
    assert.deepEqual(tones(targeted(unread)), [undefined, undefined]);
  });

  it('is unknown where a share is drawn by what somebody may lack', () => {
    const byEmail = { fractional: [{ var: 'email' }, ['on', 100], ['off', 0]] };
    assert.deepEqual(tones(targeted(byEmail)), [undefined, undefined]);
  });

  it('asks of several values for every one of them', () => {
    const state = oneFlag({ variants: { a: 'a', b: 'b', c: 'c' }, defaultVariant: 'b' });
    const tone = (...values: string[]) => branchTone(state, exposure(state, NOW), me, values);
    assert.deepEqual([tone('a', 'c'), tone('a', 'b')], ['nobody', undefined]);
  });

  it('says of nothing that flagd serves somebody that nobody takes it', () => {
    const one = fc.tuple(flagFile, identity);
    fc.assert(
      fc.property(one, ([{ file, text }, somebody]) => {
        const snapshot = snapshotOfText(text, file);
        for (const state of snapshot.flags.values()) {
          const got = evaluate(evaluatorIn(snapshot), state.key, somebody);
          if (got.outcome !== 'served' || typeof got.value !== 'boolean') continue;
          const tone = branchTone(state, exposure(state, NOW), me, [got.value]);
          assert.equal(tone, undefined, `${text} for ${somebody.key}`);
        }
      }),
      { numRuns: 50 },
    );
  });
});
