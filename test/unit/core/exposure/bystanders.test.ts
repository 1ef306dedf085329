import assert from 'node:assert/strict';
import { bystanders } from '../../../../src/core/exposure/bystanders.ts';
import type { Condition } from '../../../../src/core/model/condition.ts';
import type { FlagState } from '../../../../src/core/model/flagState.ts';
import { IDENTITY_KEY, type Identity } from '../../../../src/core/model/identity.ts';

const me: Identity = { key: 'person-5', kind: 'user', attributes: {} };

function stateOf(...conditions: readonly Condition[]): FlagState {
  const serve = { kind: 'variation', variation: 'on' } as const;
  return {
    key: 'flag',
    status: 'on',
    variations: [],
    rules: conditions.map((condition) => ({ condition, serve })),
    otherwise: serve,
    whenOff: serve,
  };
}

const keys = (from: number, to: number): Condition => ({
  op: 'one of',
  attribute: IDENTITY_KEY,
  values: Array.from({ length: to - from }, (_, at) => `person-${from + at}`),
});

describe('the people a change is tried out on', () => {
  it('are all whom a list of some names, but not me, and a stranger', () => {
    const found = bystanders(stateOf(keys(0, 80)), me).map(({ key }) => key);
    assert.equal(found.length, 80);
    assert.ok(!found.includes(me.key) && found.includes('release-lens-stranger'));
  });

  it('are some from all over a segment of very many, and some of each overlap', () => {
    const members: Condition = { op: 'segment', name: 'all', condition: keys(0, 10_000) };
    const found = bystanders(stateOf(members, keys(9_990, 10_020)), me).map(({ key }) => key);
    const numbers = found.flatMap((key) => (key.startsWith('person-') ? [Number(key.slice(7))] : []));
    const among = (from: number, to: number) => numbers.filter((each) => each >= from && each < to).length;
    assert.deepEqual([among(0, 9_990), among(9_990, 10_000), among(10_000, 10_020)], [100, 10, 20]);
    for (let from = 0; from < 9_000; from += 1_000) assert.ok(among(from, from + 1_000) >= 9, `${from}`);
  });
});
