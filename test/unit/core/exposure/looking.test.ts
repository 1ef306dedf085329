import assert from 'node:assert/strict';
import { explain } from '../../../../src/core/exposure/explain.ts';
import { match } from '../../../../src/core/exposure/match.ts';
import type { Condition } from '../../../../src/core/model/condition.ts';
import type { FlagValue } from '../../../../src/core/model/flag.ts';
import type { FlagState } from '../../../../src/core/model/flagState.ts';

function judge(condition: Condition, attributes: Readonly<Record<string, FlagValue>> = {}): string {
  return match(condition, { key: 'ana', kind: 'user', attributes }, 0).result;
}

const strict = { attribute: 'team', strict: true } as const;

describe('a condition on one kind of identity', () => {
  const acme: Condition = { op: 'one of', attribute: '$key', kind: 'org', values: ['acme', 'ana'] };

  it('looks at the part of the identity that is of this kind', () => {
    assert.equal(judge(acme, { org: { key: 'acme' } }), 'match');
    assert.equal(judge(acme, { org: { key: 'other' } }), 'no match');
    assert.equal(judge({ ...acme, kind: 'user' }), 'match');
  });

  it('names what the identity lacks of it', () => {
    const result = match(acme, { key: 'ana', kind: 'user', attributes: { org: 'acme' } }, 0);
    assert.deepEqual(result, { result: 'cannot tell', why: 'needs org.key', missing: ['org.key'] });
  });

  it('knows the kinds somebody is', () => {
    const isOrg: Condition = { op: 'one of', attribute: '$kind', strict: true, values: ['org'] };
    assert.deepEqual([judge(isOrg), judge(isOrg, { org: { key: 'acme' } })], ['no match', 'match']);
  });
});

describe('a strict condition', () => {
  const one: Condition = { ...strict, op: 'one of', values: ['blue', 3] };

  it('holds for a list when it does for one of its members', () => {
    assert.deepEqual(
      [judge(one, { team: ['red', 'blue'] }), judge(one, { team: ['red', '3'] }), judge(one, { team: [] })],
      ['match', 'no match', 'no match'],
    );
  });

  it('does not hold for another type, and takes null for missing', () => {
    const more: Condition = { ...strict, op: 'compare', relation: '>', value: 3 };
    const text: Condition = { ...strict, op: 'text', relation: 'contains', value: '3' };
    assert.deepEqual([judge(more, { team: '4' }), judge(text, { team: 33 })], ['no match', 'no match']);
    assert.equal(judge(one, { team: null }), 'cannot tell');
    assert.equal(judge({ op: 'has', ...strict }, { team: null }), 'no match');
  });

  it('reads times as numbers and as text', () => {
    const before: Condition = { ...strict, op: 'compare', relation: '<', value: 1000, as: 'time' };
    const times = [999, 1000, '1970-01-01T00:00:00.5Z', '1970-01-01T00:00:02Z', 'yesterday'];
    assert.deepEqual(
      times.map((team) => judge(before, { team })),
      ['match', 'no match', 'match', 'no match', 'no match'],
    );
  });

  it('takes only versions for versions', () => {
    const newer: Condition = { ...strict, op: 'version', relation: '>', value: '1.2.0' };
    const versions = ['1.10', '2.0.0-rc.1', 'v2.0.0', '02.0.0', 2];
    assert.deepEqual(
      versions.map((team) => judge(newer, { team })),
      ['match', 'match', 'no match', 'no match', 'no match'],
    );
  });
});

describe('an alternative that is not understood', () => {
  it('stays open beside one that lacks an attribute', () => {
    const conditions: Condition[] = [
      { op: 'truthy', attribute: 'plan' },
      { op: 'unknown', text: '?' },
    ];
    const who = { key: 'ana', kind: 'user', attributes: {} };
    const result = match({ op: 'or', conditions }, who, 0);
    assert.ok(result.result === 'cannot tell' && result.missing.length === 0);
  });
});

describe('a prerequisite that has to be on', () => {
  it('is not met by what a flag serves while it is off', () => {
    const serve = (variation: string) => ({ kind: 'variation', variation }) as const;
    const base = { variations: [], rules: [], otherwise: serve('a'), whenOff: serve('a') };
    const needed: FlagState = { ...base, key: 'needed', status: 'off' };
    const needs = (on: boolean): FlagState => {
      const condition = { op: 'flag', key: 'needed', variations: ['a'], ...(on ? { on } : {}) } as const;
      return { ...base, key: 'needs', status: 'on', rules: [{ condition, serve: serve('b') }] };
    };
    const served = (on: boolean) =>
      explain(
        needs(on),
        { key: 'ana', kind: 'user', attributes: {} },
        0,
        () => undefined,
        new Map([['needed', needed]]),
      ).variation;
    assert.deepEqual([served(true), served(false)], ['a', 'b']);
  });
});
