import assert from 'node:assert/strict';
import {
  type Findable,
  inPlace,
  MARKS,
  matches,
  nearestFirst,
  taken,
  wantedIn,
} from '../../../../src/core/present/find.ts';

const flag: Findable = {
  key: 'new-checkout',
  name: 'One page',
  owner: 'payments',
  stage: 'ramp',
  stale: false,
};
const finds = (text: string, more: Partial<Findable> = {}) => matches(wantedIn(text), { ...flag, ...more });

describe('looking for a flag', () => {
  it('takes words of its key, name and owner in any order', () => {
    assert.ok(finds('') && finds('checkout new') && finds('ONE payments'));
    assert.ok(!finds('checkout old'));
  });

  it('takes any of several stages, and a mark while it is typed', () => {
    assert.ok(finds('@ramp') && finds('@dark @ramp') && finds('@ra') && finds('@'));
    assert.ok(!finds('@dark') && !finds('@r checkout', { stage: 'me' }));
  });

  it('takes stale flags, also of one stage', () => {
    assert.ok(!finds('@stale') && finds('@stale', { stale: true }));
    assert.ok(!finds('@stale @dark', { stale: true }));
  });

  it('moves nothing that is shown when more becomes known, or something goes', () => {
    assert.deepEqual(inPlace(['b', 'd', 'c'], ['a', 'b', 'c', 'e']), ['b', 'c', 'a', 'e']);
    assert.deepEqual(inPlace([], ['b', 'a']), ['b', 'a']);
  });

  it('has the key first that is what was typed, then those that begin so', () => {
    const found = ['a-cart', 'cart', 'cart-v2', 'new-cart'];
    assert.deepEqual(nearestFirst(found, wantedIn('CART')), ['cart', 'cart-v2', 'a-cart', 'new-cart']);
    assert.deepEqual(nearestFirst(found, wantedIn('')), found);
  });

  it('takes the marked row, or the first where that does not match any more', () => {
    const isMarked = (row: string) => row === 'cart';
    assert.equal(taken(['a-cart', 'cart'], isMarked), 'cart');
    assert.equal(taken(['new-checkout', 'old-checkout'], isMarked), 'new-checkout');
    assert.equal(taken([], isMarked), undefined);
  });

  it('knows every mark it offers', () => {
    for (const mark of MARKS) {
      const { stages, stale } = wantedIn(mark);
      assert.equal(stages.length + Number(stale), 1, mark);
    }
  });
});
