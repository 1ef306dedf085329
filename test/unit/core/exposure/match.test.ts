import assert from 'node:assert/strict';
import { match } from '../../../../src/core/exposure/match.ts';
import { ALWAYS, type Condition, NEVER, type SetRelation } from '../../../../src/core/model/condition.ts';
import type { FlagValue } from '../../../../src/core/model/flag.ts';

const MISSING: Condition = { op: 'compare', attribute: 'plan', relation: '=', value: 'beta' };
const VALUES = { yes: ALWAYS, no: NEVER, open: MISSING } as const;
type Value = keyof typeof VALUES;
const NAMES = { match: 'yes', 'no match': 'no', 'cannot tell': 'open' } as const;

function judge(condition: Condition, attributes: Readonly<Record<string, FlagValue>> = {}, now = 0): Value {
  return NAMES[match(condition, { key: 'ana', kind: 'user', attributes }, now).result];
}

describe('match', () => {
  const table: readonly (readonly [Value, Value, Value, Value])[] = [
    // a, b, a and b, a or b
    ['yes', 'yes', 'yes', 'yes'],
    ['yes', 'no', 'no', 'yes'],
    ['yes', 'open', 'open', 'yes'],
    ['no', 'no', 'no', 'no'],
    ['no', 'open', 'no', 'open'],
    ['open', 'open', 'open', 'open'],
  ];

  for (const [a, b, and, or] of table) {
    it(`${a} and ${b} is ${and}, ${a} or ${b} is ${or}, either way round`, () => {
      for (const conditions of [
        [VALUES[a], VALUES[b]],
        [VALUES[b], VALUES[a]],
      ]) {
        assert.equal(judge({ op: 'and', conditions }), and);
        assert.equal(judge({ op: 'or', conditions }), or);
      }
    });
  }

  it('turns yes and no round, and leaves open what is open', () => {
    const negated = Object.values(VALUES).map((condition) => judge({ op: 'not', condition }));
    assert.deepEqual(negated, ['no', 'yes', 'open']);
  });

  it('names each missing attribute once', () => {
    const result = match(
      { op: 'and', conditions: [MISSING, MISSING] },
      { key: 'ana', kind: 'user', attributes: {} },
      0,
    );
    assert.deepEqual(result, { result: 'cannot tell', why: 'needs plan; needs plan', missing: ['plan'] });
  });

  it("knows the identity's own key without being told", () => {
    assert.equal(judge({ op: 'one of', attribute: '$key', values: ['ben', 'ana'] }), 'yes');
    assert.equal(judge({ op: 'one of', attribute: '$key', values: [] }), 'no');
  });

  const sets: readonly (readonly [SetRelation, Value, Value, Value, Value])[] = [
    // for a, b: a list of a; of a and b; of a, b and c; of c
    ['includes any of', 'yes', 'yes', 'yes', 'no'],
    ['includes all of', 'no', 'yes', 'yes', 'no'],
    ['has only', 'yes', 'yes', 'no', 'no'],
    ['is exactly', 'no', 'yes', 'no', 'no'],
  ];

  for (const [relation, ...wanted] of sets) {
    it(`knows when a list ${relation} others`, () => {
      const condition: Condition = { op: 'set', attribute: 'teams', relation, values: ['a', 'b'] };
      const lists = [['a'], ['b', 'a', 'a'], ['a', 'b', 'c'], ['c']];
      assert.deepEqual(
        lists.map((teams) => judge(condition, { teams })),
        wanted,
      );
      assert.equal(judge(condition, { teams: 'a' }), 'open');
      assert.equal(judge(condition, { teams: [1] }), 'open');
    });
  }

  it('leaves open whether a list is one of some values, which flag systems see differently', () => {
    assert.equal(judge({ op: 'one of', attribute: 'teams', values: ['a'] }, { teams: ['a'] }), 'open');
  });

  it('looks into nested attributes, and not into prototypes', () => {
    const condition = (attribute: string): Condition => ({ op: 'truthy', attribute });
    assert.equal(judge(condition('company.paying'), { company: { paying: true } }), 'yes');
    assert.equal(judge(condition('company.toString'), { company: {} }), 'open');
    assert.equal(judge(condition('constructor'), {}), 'open');
  });

  it('does not guess how a flag system would compare text with a number', () => {
    const older: Condition = { op: 'compare', attribute: 'age', relation: '>', value: 18 };
    assert.deepEqual(
      [judge(older, { age: 19 }), judge(older, { age: 18 }), judge(older, { age: '19' })],
      ['yes', 'no', 'open'],
    );
  });

  it('compares as text or as a number where the flag system does', () => {
    const seven: Condition = { op: 'one of', attribute: 'age', values: ['7'], as: 'text' };
    assert.deepEqual([judge(seven, { age: 7 }), judge(seven, { age: '8' })], ['yes', 'no']);
    const adult: Condition = { op: 'compare', attribute: 'age', relation: '>=', value: 18, as: 'number' };
    assert.deepEqual(
      ['18', 19, '17.5', 'old', true].map((age) => judge(adult, { age })),
      ['yes', 'yes', 'no', 'no', 'no'],
    );
    assert.equal(judge({ op: 'not', condition: adult }, { age: 'old' }), 'yes');
    assert.equal(judge(adult), 'open');
  });

  it('takes only whole versions for versions where the flag system does', () => {
    const since: Condition = {
      op: 'version',
      attribute: 'app',
      relation: '>=',
      value: '1.2.0',
      strict: true,
      whole: true,
    };
    assert.deepEqual(
      ['1.2.3', '1.2', 'v1.2.3', '01.2.3', 'x', '1.3.0-beta'].map((app) => judge(since, { app })),
      ['yes', 'no', 'no', 'no', 'no', 'yes'],
    );
  });

  const versions: readonly (readonly [string, '^' | '~' | '>=' | '<' | '=', string, Value])[] = [
    ['2.4.0', '>=', '2.4.0', 'yes'],
    ['2.10.0', '>=', '2.4.0', 'yes'],
    ['2.3.9', '>=', '2.4.0', 'no'],
    ['v2.4', '=', '2.4.0', 'yes'],
    ['2.9.1', '^', '2.4.0', 'yes'],
    ['2.9.1', '~', '2.4.0', 'no'],
    ['2.4.0-rc.1', '<', '2.4.0', 'yes'],
    ['2.4.0-rc.2', '>=', '2.4.0-rc.10', 'no'],
    ['2.4.0-rc.1', '>=', '2.4.0-beta', 'yes'],
    ['latest', '>=', '2.4.0', 'open'],
  ];

  for (const [actual, relation, wanted, result] of versions) {
    it(`version ${actual} ${relation} ${wanted}: ${result}`, () => {
      assert.equal(
        judge({ op: 'version', attribute: 'app', relation, value: wanted }, { app: actual }),
        result,
      );
    });
  }

  it('takes in the first second of a time and leaves out the last', () => {
    const sale: Condition = { op: 'time', from: 100, until: 200 };
    const at = [99_999, 100_000, 199_999, 200_000].map((now) => judge(sale, {}, now));
    assert.deepEqual(at, ['no', 'yes', 'yes', 'no']);
  });

  it('says what is not understood', () => {
    const result = match(
      { op: 'unknown', text: '{"+":[1]}' },
      { key: 'ana', kind: 'user', attributes: {} },
      0,
    );
    assert.deepEqual(result, {
      result: 'cannot tell',
      why: 'a condition that is not understood: {"+":[1]}',
      missing: [],
    });
  });
});
