import assert from 'node:assert/strict';
import { forgettable } from '../../../../src/core/model/forgettable.ts';
import type { Lease, LeaseEvent } from '../../../../src/core/model/lease.ts';
import { ROLLOUT_SCHEMA, type Rollout, type RolloutEvent } from '../../../../src/core/model/rollout.ts';

const DAY = 24 * 3_600_000;
const place = {
  provider: 'flagd',
  connection: 'shop',
  root: '/',
  environment: 'production',
  source: 'a.json',
};
const ana = { key: 'ana', kind: 'user', attributes: {} };

function rollout(id: string, more: Partial<Rollout> = {}): Rollout {
  const words = { from: 'nobody', to: '5 %', announced: '5% more' };
  return { id, key: 'flag', variation: 'on', place, by: ana, startedAt: 0, ...words, change: {}, ...more };
}

function step(id: string, day: number, more: Partial<Rollout> = {}): readonly RolloutEvent[] {
  const line = { schema: ROLLOUT_SCHEMA, id, at: day * DAY } as const;
  return [
    { ...line, status: 'planned', rollout: rollout(id, more) },
    { ...line, status: 'verified' },
  ];
}

function lease(id: string, day: number, status: LeaseEvent['status']): readonly LeaseEvent[] {
  const made: Lease = {
    ...{ id, key: 'flag', variation: 'on', identity: ana, place },
    ...{ startedAt: 0, expiresAt: DAY, change: {} },
  };
  return [
    { schema: 1, id, at: 0, status: 'planned', lease: made },
    { schema: 1, id, at: day * DAY, status },
  ];
}

describe('what a journal may forget', () => {
  const at = (day: number, ...events: readonly (readonly (LeaseEvent | RolloutEvent)[])[]) => [
    ...forgettable(events.flat(), { leases: (day - 30) * DAY, rollouts: (day - 90) * DAY }),
  ];

  it('keeps the whole story of a release until its last step is past', () => {
    const story = [step('first', 0), step('second', 50), step('back', 60, { undoes: 'second' })];
    assert.deepEqual(at(149, ...story), []);
    assert.deepEqual(at(151, ...story), ['first', 'second', 'back']);
  });

  it('tells flags, environments and systems apart', () => {
    const elsewhere = { place: { ...place, source: 'b.json' } };
    const story = [step('old', 0), step('other flag', 80, { key: 'other' }), step('there', 80, elsewhere)];
    assert.deepEqual(at(100, ...story), ['old']);
  });

  it('keeps what is not settled, and with it what came before', () => {
    const [planned] = step('open', 10);
    assert.deepEqual(at(1000, step('old', 0), planned === undefined ? [] : [planned]), []);
  });

  it('keeps what says that a self-release has ended, as long as that is remembered', () => {
    const made = lease('mine', 1, 'verified');
    const taken = step('taken', 2, { takes: ['mine'] });
    const again = step('again', 3, { restores: ['mine'] });
    assert.deepEqual(at(200, made, taken), ['mine', 'taken']);
    assert.deepEqual(at(200, made, taken, again), [], 'it stands again');
  });
});
