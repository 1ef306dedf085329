import assert from 'node:assert/strict';
import { type Facts, grouped, sorted } from '../../../../src/core/present/arrange.ts';

const none: Facts = {
  stage: () => 'unknown',
  environments: () => [],
  folders: () => [],
  owner: () => undefined,
  connections: () => [],
  staleness: () => undefined,
  changedAt: () => undefined,
  references: () => 0,
};
const keys = ['a', 'b', 'c'];
const listed = (by: Parameters<typeof grouped>[1], facts: Partial<Facts>) =>
  grouped(keys, by, { ...none, ...facts })?.map(({ label, keys: found }) => `${label}: ${found.join(' ')}`);

describe('the list of flags', () => {
  it('stands side by side, or in stages from me to everyone', () => {
    assert.equal(listed('nothing', {}), undefined);
    const stages = { a: 'everyone', b: 'dark', c: 'me' } as const;
    assert.deepEqual(listed('stage', { stage: (key) => stages[key as 'a'] }), [
      'Only me: c',
      'Nobody: b',
      'Everyone: a',
    ]);
  });

  it('shows a flag in every group it belongs to, once, and those of none at the end', () => {
    const folders: Readonly<Record<string, readonly string[]>> = { a: ['shop', 'shop', 'api'], c: ['api'] };
    assert.deepEqual(listed('folder', { folders: (key) => folders[key] ?? [] }), [
      'api: a c',
      'shop: a',
      'In no code: b',
    ]);
    assert.deepEqual(listed('owner', { owner: (key) => (key === 'b' ? 'growth' : undefined) }), [
      'growth: b',
      'Nobody in particular: a c',
    ]);
  });

  it('is sorted by name, by stage, by what changed last, by how much it is used', () => {
    const facts: Facts = {
      ...none,
      stage: (key) => (key === 'c' ? 'me' : 'ramp'),
      changedAt: (key) => ({ a: 1, b: 3 })[key],
      references: (key) => ({ b: 2 })[key] ?? 0,
    };
    assert.deepEqual(sorted(keys, 'name', facts), ['a', 'b', 'c']);
    assert.deepEqual(sorted(keys, 'stage', facts), ['c', 'a', 'b']);
    assert.deepEqual(sorted(keys, 'last change', facts), ['b', 'a', 'c']);
    assert.deepEqual(sorted(keys, 'references', facts), ['b', 'a', 'c']);
  });
});
