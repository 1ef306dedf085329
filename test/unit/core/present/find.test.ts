import assert from 'node:assert/strict';
import { type Findable, inPlace, MARKS, matches, wantedIn } from '../../../../src/core/present/find.ts';

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

  it('knows every mark it offers', () => {
    for (const mark of MARKS) {
      const { stages, stale } = wantedIn(mark);
      assert.equal(stages.length + Number(stale), 1, mark);
    }
  });
});
