import assert from 'node:assert/strict';
import { forgettable } from '../../../../src/core/model/forgettable.ts';
import {
  isOpen,
  type Lease,
  type LeaseEvent,
  type LeaseStatus,
  leasesOf,
} from '../../../../src/core/model/lease.ts';
import { me } from '../../../support/oneFlag.ts';

const lease = (id: string): Lease => ({
  id,
  key: 'flag',
  variation: 'on',
  identity: me,
  place: { provider: 'flagd', connection: 'shop', root: '/', environment: 'production', source: 'p.json' },
  startedAt: 0,
  expiresAt: 1,
  change: null,
});

const event = (id: string, status: LeaseStatus, more: Partial<LeaseEvent> = {}): LeaseEvent => ({
  schema: 1,
  id,
  at: 0,
  status,
  ...more,
});

describe('the journal folded into leases', () => {
  it('has the last status of each, in the order in which they began', () => {
    const events = [
      event('a', 'planned', { lease: lease('a') }),
      event('b', 'planned', { lease: lease('b') }),
      event('a', 'applied'),
      event('a', 'ended'),
    ];
    assert.deepEqual(
      leasesOf(events).map(({ lease: { id }, status }) => [id, status]),
      [
        ['a', 'ended'],
        ['b', 'planned'],
      ],
    );
  });

  it('remembers how a release was seen, and forgets an old note', () => {
    const [state] = leasesOf([
      event('a', 'planned', { lease: lease('a'), note: 'old' }),
      event('a', 'verified', { verification: { how: 'read back' } }),
      event('a', 'ending'),
    ]);
    assert.deepEqual([state?.verification, state?.note], [{ how: 'read back' }, undefined]);
  });

  it('is open as long as something of it may still stand', () => {
    const open = (
      ['planned', 'applied', 'verified', 'ending', 'ended', 'unknown', 'failed', 'orphaned'] as const
    ).filter((status) => isOpen({ lease: lease('a'), status, at: 0 }));
    assert.deepEqual(open, ['planned', 'applied', 'verified', 'ending', 'unknown', 'orphaned']);
  });

  it('ends those that are replaced with the very line that says the new one is applied', () => {
    const events = [
      event('a', 'planned', { lease: lease('a') }),
      event('a', 'verified'),
      event('b', 'planned', { lease: { ...lease('b'), replaces: ['a'] } }),
    ];
    const statuses = (...more: LeaseEvent[]) => leasesOf([...events, ...more]).map(({ status }) => status);
    assert.deepEqual(statuses(), ['verified', 'planned']);
    assert.deepEqual(statuses(event('b', 'failed')), ['verified', 'failed']);
    assert.deepEqual(statuses(event('b', 'applied')), ['ended', 'applied']);
    assert.deepEqual(statuses(event('b', 'verified')), ['ended', 'verified']);
  });

  it('is not opened again once it is over', () => {
    const [state] = leasesOf([
      event('a', 'planned', { lease: lease('a') }),
      event('a', 'ended'),
      event('a', 'verified'),
    ]);
    assert.equal(state?.status, 'ended');
  });

  it('ends, and comes back, with the line that says so of a wider change, and once', () => {
    const wider = (id: string, status: string, rollout?: object) => ({
      schema: 'rollout 1',
      id,
      at: 0,
      status,
      rollout,
    });
    const told = [
      event('a', 'planned', { lease: lease('a') }),
      event('a', 'verified'),
      wider('r', 'planned', { takes: ['a', 'unheard of'] }),
      wider('r', 'applied'),
      wider('u', 'planned', { restores: ['a'] }),
      wider('u', 'applied'),
      wider('r', 'verified'),
      event('a', 'ended'),
    ] as LeaseEvent[];
    const after = told.map((_, at) => leasesOf(told.slice(0, at + 1))[0]?.status);
    const [was, is] = ['verified', 'ended'];
    assert.deepEqual(after, ['planned', was, was, is, is, was, was, is]);
  });

  it('may be forgotten when long over, and never before those it has replaced', () => {
    const events = [
      event('a', 'planned', { lease: lease('a') }),
      event('b', 'planned', { lease: { ...lease('b'), replaces: ['a', 'long forgotten'] } }),
      // The clock was ahead when it was applied, and right again when it was ended.
      event('b', 'applied', { at: 50 }),
      event('b', 'ended', { at: 10 }),
      event('c', 'planned', { lease: lease('c') }),
    ];
    const past = (before: number) => [...forgettable(events, { leases: before, rollouts: 0 })];
    assert.deepEqual(past(40), []);
    assert.deepEqual(past(51), ['a', 'b']);
  });
});
