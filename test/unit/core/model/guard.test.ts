import assert from 'node:assert/strict';
import { forbidden } from '../../../../src/core/model/guard.ts';

describe('what a team forbids', () => {
  const guard = { environments: ['live-eu'], flags: ['payments-*', 'a.b'], tags: ['regulated'] };
  const asked = { environment: 'production', key: 'new-checkout', tags: [] };

  it('is nothing without a guard, and nothing that it does not name', () => {
    assert.equal(forbidden(undefined, asked), undefined);
    assert.equal(forbidden(guard, asked), undefined);
  });

  it('is an environment, a flag or a tag, and says which', () => {
    assert.match(forbidden(guard, { ...asked, environment: 'live-eu' }) ?? '', /live-eu/);
    assert.match(forbidden(guard, { ...asked, key: 'payments-v2' }) ?? '', /payments-v2/);
    assert.match(forbidden(guard, { ...asked, tags: ['eu', 'regulated'] }) ?? '', /regulated/);
  });

  it('takes a pattern whole and nothing but * as special', () => {
    assert.equal(forbidden(guard, { ...asked, key: 'my-payments-v2' }), undefined);
    assert.equal(forbidden(guard, { ...asked, key: 'axb' }), undefined);
    assert.notEqual(forbidden(guard, { ...asked, key: 'payments-' }), undefined);
  });
});
