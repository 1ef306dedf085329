import assert from 'node:assert/strict';
import { exposure } from '../../../../src/core/exposure/exposure.ts';
import { stage } from '../../../../src/core/exposure/stage.ts';
import type { FlagValue } from '../../../../src/core/model/flag.ts';
import type { FlagState } from '../../../../src/core/model/flagState.ts';
import { sentence } from '../../../../src/core/present/sentence.ts';
import { provider } from '../../../support/split/checks.ts';
import {
  type Definition,
  definition,
  listed,
  type Matcher,
  rule,
} from '../../../support/split/definitions.ts';
import { snapshotOfDefinitions } from '../../../support/split/reading.ts';

function stateOf(fields: Partial<Definition>): FlagState {
  const state = snapshotOfDefinitions([definition('flag', fields)]).flags.get('flag');
  assert.ok(state);
  return state;
}

function reach(fields: Partial<Definition>): string {
  const state = stateOf(fields);
  const found = exposure(state, 0);
  return sentence(state, found, stage(found, undefined), undefined);
}

/** What somebody with these attributes gets of a flag with one rule. */
function served(matcher: Matcher, attributes: Readonly<Record<string, FlagValue>>): string {
  const snapshot = snapshotOfDefinitions([definition('flag', { rules: [rule('on', matcher)] })]);
  const answer = provider.evaluate(snapshot, 'flag', { key: 'ana', kind: 'user', attributes });
  return answer.outcome === 'served' ? String(answer.variation) : answer.outcome;
}

const half = [
  { treatment: 'on', size: 50 },
  { treatment: 'off', size: 50 },
];

describe("Split's definitions, as we show them", () => {
  it('are on and off where Split proposes so, else the names of their treatments', () => {
    const values = (names: readonly string[]) =>
      stateOf({
        treatments: names.map((name) => ({ name })),
        defaultTreatment: names[0] ?? '',
      }).variations.map(({ value }) => value);
    assert.deepEqual(values(['off', 'on']), [false, true]);
    assert.deepEqual(values(['on', 'off', 'blue']), ['on', 'off', 'blue']);
    assert.deepEqual(values(['yes', 'no']), ['yes', 'no']);
  });

  const sentences: readonly (readonly [string, Partial<Definition>])[] = [
    ['Everyone gets off.', {}],
    ['Everyone gets on.', { defaultRule: [{ treatment: 'on', size: 100 }] }],
    ['50% of everyone get on; everyone else gets off.', { defaultRule: half }],
    ['15% of everyone get on; everyone else gets off.', { defaultRule: half, trafficAllocation: 30 }],
    ['Everyone gets off.', { defaultRule: [{ treatment: 'on', size: 100 }], trafficAllocation: 0 }],
    [
      '2 people get on; everyone else gets off.',
      { treatments: [{ name: 'on', keys: ['ana', 'ben'] }, { name: 'off' }], trafficAllocation: 0 },
    ],
    ['Switched off: everyone gets off.', { killed: true, defaultRule: half }],
    ['Switched off: everyone gets on.', { killed: true, defaultTreatment: 'on' }],
    [
      '30% of those whose plan is beta get on; everyone else gets off.',
      { rules: [rule('on', listed('plan', 'beta'))], trafficAllocation: 30 },
    ],
  ];

  for (const [wanted, fields] of sentences) {
    it(`read: ${wanted}`, () => assert.equal(reach(fields), wanted));
  }

  it('say that nobody can tell where Split would refuse them, or needs what is not documented', () => {
    const odd: readonly Partial<Definition>[] = [
      { defaultRule: [{ treatment: 'on', size: 50 }] },
      { defaultRule: [{ treatment: 'purple', size: 100 }] },
      { prerequisites: [{ n: 'other', ts: ['on'] }] } as Partial<Definition>,
      { rules: [{ ...rule('on', listed('plan', 'beta')), condition: { combiner: 'OR', matchers: [] } }] },
      { rules: [rule('on', { type: 'IN_LIST_SEMVER', attribute: 'version', strings: ['1.0.0'] })] },
    ];
    for (const fields of odd) {
      const found = exposure(stateOf(fields), 0);
      assert.equal(stage(found, undefined), 'unknown', JSON.stringify(fields));
    }
  });

  it('leave out what a key of another kind would get', () => {
    const snapshot = snapshotOfDefinitions([
      definition('flag', { trafficType: { id: 't', name: 'account' } }),
    ]);
    const ask = (kind: string) => provider.evaluate(snapshot, 'flag', { key: 'acme', kind, attributes: {} });
    assert.equal(ask('account').outcome, 'served');
    const answer = ask('user');
    assert.ok(answer.outcome === 'cannot tell' && answer.why.includes('account'));
  });

  it("say that a place in a draw is not known: the seed is Split's own", () => {
    const answer = provider.evaluate(
      snapshotOfDefinitions([definition('flag', { defaultRule: half })]),
      'flag',
      {
        key: 'ana',
        kind: 'user',
        attributes: {},
      },
    );
    assert.deepEqual(answer, {
      outcome: 'cannot tell',
      why: 'your place in the draw by user key is not known',
    });
  });
});

const NOON = Date.parse('2026-11-23T12:34:56.789Z');

describe("Split's matchers", () => {
  const cases: readonly (readonly [string, Matcher, FlagValue, string])[] = [
    ['an attribute that is missing', listed('plan', 'beta'), null, 'off'],
    ['one that is missing, negated', { ...listed('plan', 'beta'), negate: true }, null, 'on'],
    ['a number that is spelled the same', listed('plan', '5'), 5, 'on'],
    ['a list, which is joined to one text', listed('plan', 'beta'), ['beta'], 'cannot tell'],
    ['a truth in any case', { type: 'BOOLEAN', attribute: 'plan', bool: true }, 'TRUE', 'on'],
    [
      'the last moment of a day',
      { type: 'ON_DATE', attribute: 'plan', date: NOON },
      NOON - (NOON % 86_400_000) + 86_399_999,
      'on',
    ],
    [
      'the next day',
      { type: 'ON_DATE', attribute: 'plan', date: NOON },
      NOON - (NOON % 86_400_000) + 86_400_000,
      'off',
    ],
    [
      'a moment of the same minute',
      { type: 'ON_OR_BEFORE_DATE', attribute: 'plan', date: NOON },
      NOON + 3000,
      'on',
    ],
    [
      'a date that may be in seconds',
      { type: 'ON_DATE', attribute: 'plan', date: 1_457_382_451 },
      NOON,
      'cannot tell',
    ],
    [
      'a plain text as a pattern',
      { type: 'MATCHES_STRING', attribute: 'plan', string: '^beta$' },
      'beta',
      'on',
    ],
    [
      'any other pattern',
      { type: 'MATCHES_STRING', attribute: 'plan', string: '^be' },
      'beta',
      'cannot tell',
    ],
    [
      'a flag that is not defined here',
      { type: 'IN_SPLIT', depends: { splitName: 'gone', treatment: 'on' } },
      null,
      'off',
    ],
    ['a matcher of tomorrow', { type: 'IN_SPACE', attribute: 'plan' }, 'beta', 'cannot tell'],
    ['a name with a dot in it', listed('user.plan', 'beta'), 'beta', 'cannot tell'],
  ];

  for (const [title, matcher, value, wanted] of cases) {
    it(`meet ${title}: ${wanted}`, () => {
      assert.equal(served(matcher, value === null ? {} : { plan: value }), wanted);
    });
  }
});
