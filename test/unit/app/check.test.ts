import assert from 'node:assert/strict';
import { debtOf, withinBudget } from '../../../src/app/check.ts';
import type { Finding } from '../../../src/core/findings/finding.ts';

const found = (check: Finding['check'], key: string): Finding => ({
  check,
  level: 'warning',
  message: '',
  key,
});

describe('the budget of done flags', () => {
  const all = [found('stale-flag', 'a'), found('stale-flag', 'a'), found('archived-flag', 'b')];
  const other = found('unknown-flag', 'c');

  it('counts flags, not places', () => assert.equal(debtOf([...all, other]), 2));

  it('lets them pass while there are no more, and no other finding', () => {
    assert.deepEqual(withinBudget([...all, other], [...all, other], 2), [other]);
    assert.deepEqual(withinBudget([...all, other], [...all, other], 1), [...all, other]);
  });
});
