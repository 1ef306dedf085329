import assert from 'node:assert/strict';
import { clockWords, secondsWords } from '../../../../src/core/present/time.ts';

describe('a time of day', () => {
  const at = new Date(2026, 10, 29, 11, 7, 5).getTime();

  it('says its hour with its seconds too, so that none is taken for the other', () => {
    assert.equal(clockWords(at), '11:07');
    assert.equal(secondsWords(at), '11:07:05');
  });
});
