import assert from 'node:assert/strict';
import { clockWords, roundLeft, secondsWords } from '../../../../src/core/present/time.ts';

describe('a time of day', () => {
  const at = new Date(2026, 10, 29, 11, 7, 5).getTime();

  it('says its hour with its seconds too, so that none is taken for the other', () => {
    assert.equal(clockWords(at), '11:07');
    assert.equal(secondsWords(at), '11:07:05');
  });
});

describe('what is left of a time, in one unit', () => {
  it('is the nearest hour or day: eight hours are not seven a minute later', () => {
    const MINUTE = 60_000;
    assert.equal(roundLeft(8 * 60 * MINUTE - 1000), '8 h');
    assert.equal(roundLeft((7 * 60 + 20) * MINUTE), '7 h');
    assert.equal(roundLeft(59 * MINUTE), '59 min');
    assert.equal(roundLeft(71 * 60 * MINUTE), '3 d');
  });
});
