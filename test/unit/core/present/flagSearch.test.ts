import assert from 'node:assert/strict';
import { keysLike } from '../../../../src/core/present/flagSearch.ts';

const KEYS = ['new-checkout', 'checkout.express', 'NEW_CART', 'banner'];

describe('the keys a person may mean', () => {
  for (const [query, found] of [
    ['new-checkout', ['new-checkout']],
    ['newCheckout', ['new-checkout']],
    ['checkout', ['new-checkout', 'checkout.express']],
    ['nco', ['new-checkout']],
    ['', KEYS],
    ['zebra', []],
  ] as const) {
    it(`by "${query}" ${found.length === 0 ? 'are none' : `are ${found.join(', ')}`}`, () => {
      assert.deepEqual(keysLike(query, KEYS, 10), found);
    });
  }

  it('come whole before scattered, however many there are room for', () => {
    assert.deepEqual(keysLike('ban', ['b-a-n', 'x-banner'], 1), ['b-a-n']);
    assert.deepEqual(keysLike('ban', ['bxaxn', 'x-banner'], 1), ['x-banner']);
  });
});
