import assert from 'node:assert/strict';
import { KeySearch } from '../../../../src/core/present/flagSearch.ts';

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
      assert.deepEqual(new KeySearch(KEYS).like(query, 10), found);
    });
  }

  it('come whole before scattered, however many there are room for', () => {
    assert.deepEqual(new KeySearch(['b-a-n', 'x-banner']).like('ban', 1), ['b-a-n']);
    assert.deepEqual(new KeySearch(['bxaxn', 'x-banner']).like('ban', 1), ['x-banner']);
  });
});
