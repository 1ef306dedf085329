import assert from 'node:assert/strict';
import type { LeaseState, LeaseStatus } from '../../../../src/core/model/lease.ts';
import { newer, ownChange } from '../../../../src/core/present/ownChange.ts';
import { me, NOW } from '../../../support/oneFlag.ts';

const place = {
  provider: 'flagd',
  connection: 'shop',
  root: '/shop',
  environment: 'production',
  source: 'production.flagd.json',
};

function lease(status: LeaseStatus, at: number, more: Partial<typeof place> = {}): LeaseState {
  const lease = { id: `${at}`, key: 'flag', variation: 'on', identity: me, place: { ...place, ...more } };
  return { lease: { ...lease, startedAt: at - 5, expiresAt: at + 1000, change: {} }, status, at };
}

describe('when I myself last changed a flag', () => {
  it('is when my release was made, or ended', () => {
    assert.deepEqual(ownChange([lease('verified', NOW)], 'flag', place), {
      at: NOW - 5,
      by: 'you',
      seen: 'the journal',
    });
    const ended = ownChange([lease('verified', NOW - 50), lease('ended', NOW)], 'flag', place);
    assert.deepEqual([ended?.at, ended?.by], [NOW, 'you (ended)']);
  });

  it('is no release of another flag or environment, nor one that was not written', () => {
    const others = [
      lease('failed', NOW),
      lease('planned', NOW),
      lease('waiting', NOW),
      lease('verified', NOW, { environment: 'staging' }),
      lease('verified', NOW, { root: '/other' }),
    ];
    assert.equal(ownChange(others, 'flag', place), undefined);
    assert.equal(ownChange([lease('verified', NOW)], 'other', place), undefined);
  });

  it('counts where a history tells of an older one', () => {
    const [old, fresh] = [1, 2].map((at) => ({ at, by: 'ana', seen: '' }));
    assert.equal(newer(old, fresh), fresh);
    assert.equal(newer(fresh, old), fresh);
    assert.equal(newer(undefined, old), old);
  });
});
