import assert from 'node:assert/strict';
import fc from 'fast-check';
import { exposure } from '../../../../src/core/exposure/exposure.ts';
import { flagFile } from '../../../support/flagdSamples.ts';
import {
  attribute,
  keyIn,
  NOW,
  oneFlag,
  percent,
  SECONDS,
  snapshotOfText,
  targeted,
  until,
} from '../../../support/oneFlag.ts';

const everyone = { kind: 'everyone' };

describe('the exposure of a flag', () => {
  it('lists the populations in the order in which they win', () => {
    const state = targeted({ if: [keyIn('ana', 'ben'), 'on', { $ref: 'betaTesters' }, 'on', percent(5)] });
    assert.deepEqual(exposure(state, NOW).released, [
      { who: { kind: 'people', attribute: '$key', keys: ['ana', 'ben'] }, variation: 'on', share: 1 },
      { who: { kind: 'segment', name: 'betaTesters' }, variation: 'on', share: 1 },
      { who: everyone, variation: 'on', share: 0.05 },
    ]);
  });

  it('adds up the parts of a split that serve the same', () => {
    const state = targeted({
      fractional: [
        ['on', 25],
        ['off', 50],
        ['on', 25],
      ],
    });
    assert.deepEqual(exposure(state, NOW).released, [{ who: everyone, variation: 'on', share: 0.5 }]);
  });

  it('keeps apart whom a rule keeps back before a wider one', () => {
    const state = targeted({ if: [keyIn('chris'), 'off', { $ref: 'internal' }, percent(5), 'on'] });
    assert.deepEqual(exposure(state, NOW).heldBack, [
      { who: { kind: 'people', attribute: '$key', keys: ['chris'] }, variation: 'off', share: 1 },
      { who: { kind: 'segment', name: 'internal' }, variation: 'off', share: 0.95 },
    ]);
  });

  it('does not call the rest of a split kept back', () => {
    assert.deepEqual(
      exposure(
        targeted({
          fractional: [
            ['off', 95],
            ['on', 5],
          ],
        }),
        NOW,
      ).heldBack,
      [],
    );
  });

  it('leaves out what is over, and says until when the rest is', () => {
    const state = targeted({
      if: [
        { and: [keyIn('ana'), until(SECONDS - 1)] },
        'on',
        { and: [keyIn('ben'), until(SECONDS + 60)] },
        'on',
      ],
    });
    assert.deepEqual(exposure(state, NOW).released, [
      {
        who: { kind: 'people', attribute: '$key', keys: ['ben'] },
        variation: 'on',
        share: 1,
        until: SECONDS + 60,
      },
    ]);
  });

  it('ends at the first rule that holds for everyone', () => {
    const state = targeted({ if: [{ '!': [keyIn()] }, 'on', keyIn('ana'), 'off', 'off'] });
    const { released, heldBack } = exposure(state, NOW);
    assert.deepEqual([released, heldBack], [[{ who: everyone, variation: 'on', share: 1 }], []]);
  });

  it('takes the largest share of a multivariate flag for the baseline', () => {
    const state = oneFlag({
      variants: { control: 'c', blue: 'b', red: 'r' },
      defaultVariant: 'control',
      targeting: {
        fractional: [
          ['blue', 20],
          ['red', 5],
          ['control', 75],
        ],
      },
    });
    const { baseline, toggle, released } = exposure(state, NOW);
    assert.deepEqual(
      [baseline, toggle, released.map(({ variation }) => variation)],
      ['control', false, ['blue', 'red']],
    );
  });

  it('says what could not be read', () => {
    const { unknown } = exposure(targeted({ if: [{ '>': [{ '+': [1, attribute('age')] }, 3] }, 'on'] }), NOW);
    assert.deepEqual(unknown, ['{">":[{"+":[1,{"var":"age"}]},3]}']);
  });

  it('never gives away more than all, nor nothing at all', () => {
    fc.assert(
      fc.property(flagFile, ({ file, text }) => {
        for (const state of snapshotOfText(text, file).flags.values()) {
          const { released, heldBack } = exposure(state, NOW);
          for (const { share } of [...released, ...heldBack]) assert.ok(share > 0 && share <= 1, `${share}`);
        }
      }),
      { numRuns: 300 },
    );
  });
});
