import assert from 'node:assert/strict';
import { wantedWords, wishWords } from '../../../../src/core/present/wish.ts';

describe('what I want for myself', () => {
  it('is a release where it is on', () => {
    assert.deepEqual(wishWords('flag', { name: 'enabled', value: true }, 'production'), {
      yes: 'Release to only me',
      question: 'Release flag to only you in production?',
      doing: 'Releasing flag to only you in production',
      notYet: 'flag is not released to you yet.',
      change: 'flag for only you',
    });
  });

  it('is holding back where it is off, and never called a release', () => {
    const words = wishWords('flag', { name: 'disabled', value: false }, 'production');
    assert.deepEqual(words, {
      yes: 'Hold back from me',
      question: 'Hold flag back from only you in production?',
      doing: 'Holding flag back from only you in production',
      notYet: 'flag is not held back from you yet.',
      change: 'flag held back from only you',
    });
    for (const text of [...Object.values(words), ...Object.values(wantedWords('off'))])
      assert.doesNotMatch(text, /releas/i);
  });

  const values = ['off', 'on', null, 0, 1, [false], { on: false }];
  for (const value of values) {
    it(`is the variation by its name where its value is ${JSON.stringify(value)}`, () => {
      const { yes, question, change } = wishWords('flag', { name: 'off', value }, 'production');
      assert.equal(yes, 'Release this variation to only me');
      assert.equal(question, 'Release "off" of flag to only you in production?');
      assert.equal(change, '"off" of flag for only you');
    });
  }

  it('begins its refusal with what was asked for', () => {
    assert.deepEqual(
      (['on', 'off', 'pick'] as const).map((wanted) => wantedWords(wanted).refused),
      ['Not released.', 'Not held back.', 'Not done.'],
    );
  });
});
