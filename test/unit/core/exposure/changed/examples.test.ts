import assert from 'node:assert/strict';
import { type Changed, changed } from '../../../../../src/core/exposure/changed/changed.ts';
import { allOf, anyOf, type Condition, not } from '../../../../../src/core/model/condition.ts';
import type { FlagState, Rule, Serve } from '../../../../../src/core/model/flagState.ts';
import { IDENTITY_KEY } from '../../../../../src/core/model/identity.ts';
import { stateWith } from '../../../../support/statePairs.ts';

const draw = { by: 'user key', bucketing: { salt: 'a' } };
const other = { by: 'user key', bucketing: { salt: 'b' } };
const on: Serve = { kind: 'variation', variation: 'on' };
const off: Serve = { kind: 'variation', variation: 'off' };
const keys = (...values: string[]): Condition => ({ op: 'one of', attribute: IDENTITY_KEY, values });
const plan = (...values: string[]): Condition => ({ op: 'one of', attribute: 'plan', values });
const unknown: Condition = { op: 'unknown', text: 'moon phase' };
const needs: Condition = { op: 'flag', key: 'other', variations: ['on'] };
const segment = (condition: Condition): Condition => ({ op: 'segment', name: 'beta testers', condition });
const rule = (condition: Condition, serve = on): Rule => ({ condition, serve });
const drawn = (share: number, by = draw): Rule => rule({ op: 'drawn', share, draw: by });
const split = (share: number, by = draw): Serve => ({
  kind: 'split',
  ...by,
  shares: [
    { variation: 'on', share },
    { variation: 'off', share: 1 - share },
  ],
});
const flag = (rules: readonly Rule[], otherwise: Serve = off, more: Partial<FlagState> = {}) =>
  stateWith(rules, otherwise, more);

function between(before: FlagState, after: FlagState, others: readonly FlagState[] = []): Changed {
  const flags = (state: FlagState) => new Map([...others, state].map((each) => [each.key, each]));
  return changed(flags(before), flags(after), 'flag', 0);
}

function populations(before: FlagState, after: FlagState, others?: readonly FlagState[]) {
  const answer = between(before, after, others);
  assert.ok(answer.reach === 'populations', JSON.stringify(answer));
  return answer.populations;
}

const EVERYONE = { of: [], except: [], places: [], share: 1 };
const part = (from: number, to: number) => ({ places: [{ draw, from, to }], share: to - from });
const GETS = { from: 'off', to: 'on' };
const LOSES = { from: 'on', to: 'off' };

describe('who changes when', () => {
  const ladder = [rule(keys('ana')), rule(segment(plan('beta')))];

  for (const [title, at] of [
    ['a split', (share: number) => flag([], split(share))],
    ['a drawn rule', (share: number) => flag([drawn(share)])],
  ] as const) {
    it(`${title} goes from 1 % to 5 %: just the places between, and nobody loses it`, () => {
      assert.deepEqual(populations(at(0.01), at(0.05)), [{ ...EVERYONE, ...part(0.01, 0.05), ...GETS }]);
    });

    it(`${title} goes back`, () => {
      assert.deepEqual(populations(at(0.05), at(0.01)), [{ ...EVERYONE, ...part(0.01, 0.05), ...LOSES }]);
    });
  }

  it('a share is raised below people and a segment: all but those', () => {
    const [before, after] = [flag([...ladder, drawn(0.01)]), flag([...ladder, drawn(0.05)])];
    assert.deepEqual(populations(before, after), [
      { of: [], except: [keys('ana'), segment(plan('beta'))], ...part(0.01, 0.05), ...GETS },
    ]);
  });

  it('a share becomes everyone: the rest of them', () => {
    assert.deepEqual(populations(flag([], split(0.25)), flag([], on)), [
      { ...EVERYONE, ...part(0.25, 1), ...GETS },
    ]);
  });

  it('a segment joins: its members, but who had it', () => {
    assert.deepEqual(populations(flag(ladder.slice(0, 1)), flag(ladder)), [
      { ...EVERYONE, of: [segment(plan('beta'))], except: [keys('ana')], ...GETS },
    ]);
  });

  it('it is switched off: everybody who had it', () => {
    const before = flag([...ladder, drawn(0.5)]);
    const shifts = populations(before, { ...before, status: 'off' });
    assert.deepEqual(
      shifts.map(({ of, except, share, to }) => ({ of, except, share, to })),
      [
        { of: [keys('ana')], except: [], share: 1, to: 'off' },
        { of: [segment(plan('beta'))], except: [keys('ana')], share: 1, to: 'off' },
        { of: [], except: [keys('ana'), segment(plan('beta'))], share: 0.5, to: 'off' },
      ],
    );
  });

  it('people join a long list: those people', () => {
    const many = Array.from({ length: 5000 }, (_, at) => `user-${at}`);
    const [before, after] = [flag([rule(keys(...many))]), flag([rule(keys(...many, 'ana', 'ben'))])];
    assert.deepEqual(populations(before, after), [{ ...EVERYONE, of: [keys('ana', 'ben')], ...GETS }]);
  });

  it('a segment changes its members: those', () => {
    const [before, after] = [
      flag([rule(segment(plan('beta')))]),
      flag([rule(segment(plan('beta', 'gold')))]),
    ];
    assert.deepEqual(populations(before, after), [{ ...EVERYONE, of: [plan('gold')], ...GETS }]);
  });

  it('a rule is negated: those without the attribute never met either', () => {
    const [before, after] = [flag([rule(plan('beta'))]), flag([rule(not(plan('beta')))])];
    assert.deepEqual(populations(before, after), [
      { ...EVERYONE, of: [plan('beta')], ...LOSES },
      { ...EVERYONE, of: [not(plan('beta'))], ...GETS },
    ]);
  });

  it('a second draw lets more in: their product', () => {
    const [shift, ...more] = populations(flag([drawn(0.5)]), flag([drawn(0.5), drawn(0.5, other)]));
    assert.deepEqual([shift?.share, shift?.places.length, more.length], [0.25, 2, 0]);
  });

  it('nothing changes that counts: nobody', () => {
    assert.deepEqual(populations(flag(ladder), flag(ladder)), []);
    assert.deepEqual(populations(flag([rule(unknown)]), flag([rule(unknown), rule(plan('x'), off)])), []);
    assert.deepEqual(populations(flag([rule(plan('a', 'b'))]), flag([rule(plan('a')), rule(plan('b'))])), []);
    assert.deepEqual(populations(flag([]), flag([rule(allOf(keys('ana'), keys('ben')))])), []);
  });

  it('it needs another flag: those for whom that is on', () => {
    const [before, after] = [flag([]), flag([rule(needs)])];
    assert.deepEqual(populations(before, after, [flag([], split(0.5, other), { key: 'other' })]), [
      { ...EVERYONE, of: [needs], ...GETS },
    ]);
  });

  it('a draw is by what somebody may lack: all but those, of whom it is not told', () => {
    const answer = between(flag([]), flag([], split(1, { ...draw, by: 'email' })));
    assert.deepEqual(answer.reach === 'populations' && answer.untold, ['email']);
  });

  it('a rule ends by a date: now and from then on', () => {
    const dated = rule(allOf(keys('ana'), { op: 'time', until: 1000 }));
    const answer = between(flag([rule(keys('ana'))]), flag([dated]));
    assert.deepEqual(answer, { reach: 'populations', populations: [], until: 1000 });
    const first = between(flag([]), flag([dated]));
    assert.equal(first.reach === 'populations' && first.until, 1000);
  });
});

describe('who changes cannot be proved when', () => {
  const serves = (text: string): Serve => ({ kind: 'unknown', text });
  const hash = flag([], split(0.5), { key: 'other' });
  const loop = flag([rule({ op: 'flag', key: 'flag', variations: ['on'] })], off, { key: 'other' });
  const odd = flag([rule(unknown)], off, { key: 'other' });
  const has = (name: string): Condition => ({ op: 'truthy', attribute: name });
  const pairs = Array.from({ length: 14 }, (_, at) => [has(`a${at}`), has(`b${at}`)] as const);
  const one = rule(allOf(...pairs.map((pair) => anyOf(...pair))));
  const both = rule(anyOf(...pairs.map((pair) => allOf(...pair))));
  const refused: readonly (readonly [string, FlagState, FlagState, RegExp, (readonly FlagState[])?])[] = [
    ['a condition joins that is not understood', flag([]), flag([rule(unknown)]), /moon phase/],
    ['one stands before the change', flag([rule(unknown)]), flag([rule(unknown), drawn(0.5)]), /moon phase/],
    ['a segment cannot be read', flag([]), flag([rule(segment(unknown))]), /moon phase/],
    ['a rule would serve what is not understood', flag([]), flag([], serves('dice')), /dice/],
    ['a rule serves what is not understood', flag([], serves('dice')), flag([]), /dice/],
    ['all are drawn anew', flag([], split(0.05)), flag([], split(0.05, other)), /another hash/],
    ['the value changes', flag([]), flag([], off, { variations: [{ name: 'off', value: 1 }] }), /value/],
    ['the flag it needs is not there', flag([]), flag([rule(needs)]), /other.*not there/],
    ['the flag it needs is not understood', flag([]), flag([rule(needs)]), /moon phase/, [odd]],
    ['the flag it needs, needs it', flag([]), flag([rule(needs)]), /needs itself/, [loop]],
    [
      'the flag it needs draws by the same hash',
      flag([]),
      flag([{ condition: needs, serve: split(0.5) }]),
      /same hash/,
      [hash],
    ],
    ['there is too much to follow', flag([one]), flag([both]), /too many/],
  ];

  for (const [title, before, after, why, others] of refused) {
    it(title, () => {
      const answer = between(before, after, others);
      assert.match(answer.reach === 'cannot prove' ? answer.why : JSON.stringify(answer), why);
      assert.equal(answer.reach, 'cannot prove');
    });
  }

  it('another flag changes too, or the flag is not there', () => {
    const [state, more] = [flag([]), flag([], off, { key: 'other' })];
    const whole = new Map([state, more].map((each) => [each.key, each]));
    const less = new Map([[state.key, state]]);
    assert.equal(changed(whole, less, 'flag', 0).reach, 'cannot prove');
    assert.equal(changed(whole, less, 'other', 0).reach, 'cannot prove');
  });
});
