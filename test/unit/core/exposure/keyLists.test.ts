import assert from 'node:assert/strict';
import { blastRadius } from '../../../../src/core/exposure/blastRadius.ts';
import { evaluateState } from '../../../../src/core/exposure/evaluate.ts';
import type { Condition } from '../../../../src/core/model/condition.ts';
import type { FlagState, Rule, Serve } from '../../../../src/core/model/flagState.ts';
import { IDENTITY_KEY, type Identity } from '../../../../src/core/model/identity.ts';
import type { Snapshot } from '../../../../src/core/model/snapshot.ts';

const me: Identity = { key: 'me', kind: 'account', attributes: {} };
const keys = (...values: string[]): Condition => ({ op: 'one of', attribute: IDENTITY_KEY, values });
const on: Serve = { kind: 'variation', variation: 'on' };
const off: Serve = { kind: 'variation', variation: 'off' };
const half: Serve = {
  kind: 'split',
  by: 'user key',
  bucketing: {},
  shares: [
    { variation: 'on', share: 0.5 },
    { variation: 'off', share: 0.5 },
  ],
};

function snapshot(rules: readonly Rule[], otherwise: Serve = off): Snapshot {
  const variations = [
    { name: 'on', value: true },
    { name: 'off', value: false },
  ];
  const state: FlagState = {
    key: 'flag',
    status: 'on',
    variations,
    rules,
    otherwise,
    whenOff: off,
  };
  return { version: '1', fetchedAt: 0, flags: new Map([['flag', state]]), problems: [], native: undefined };
}

/** The flag is asked for accounts only, as some flag systems do. */
function reach(before: Snapshot, after: Snapshot): string {
  return blastRadius(before, after, 'flag', me, (of, key, who) =>
    who.kind === me.kind
      ? evaluateState(of, key, who, 0, () => undefined)
      : { outcome: 'served', variation: String(of === after), reason: `asked for a ${who.kind}` },
  ).reach;
}

const targeted = (...lists: readonly (readonly [Serve, ...string[]])[]): readonly Rule[] =>
  lists.map(([serve, ...people]) => ({ condition: keys(...people), serve }));

describe('the blast radius of a change to a list of keys', () => {
  it('is only me when I am added to it, or taken out, wherever I stand in it', () => {
    const [without, within] = [snapshot(targeted([on, 'a', 'b'])), snapshot(targeted([on, 'a', 'me', 'b']))];
    assert.equal(reach(without, within), 'only me');
    assert.equal(reach(within, without), 'only me');
  });

  it('is only me when I am moved from one list to another', () => {
    const before = snapshot(targeted([on, 'a'], [off, 'b', 'me']));
    assert.equal(reach(before, snapshot(targeted([on, 'a', 'me'], [off, 'b']))), 'only me');
  });

  it('is only me when the list is mine alone', () => {
    assert.equal(reach(snapshot([]), snapshot(targeted([on, 'me']))), 'only me');
  });

  it('is only me where all others are drawn by a hash that is not known', () => {
    assert.equal(reach(snapshot([], half), snapshot(targeted([on, 'me']), half)), 'only me');
  });

  const before = snapshot(targeted([on, 'a']), half);
  const refused: readonly (readonly [string, Snapshot])[] = [
    ['somebody else joins with me', snapshot(targeted([on, 'a', 'me', 'b']), half)],
    ['somebody else leaves as I join', snapshot(targeted([on, 'me']), half)],
    ['what others are drawn for changes', snapshot(targeted([on, 'a', 'me']), off)],
    ['the list changes its order with another', snapshot(targeted([off, 'b'], [on, 'a', 'me']), half)],
    [
      'a key is compared without regard to case',
      snapshot([
        { condition: { op: 'one of', attribute: IDENTITY_KEY, values: ['me'], ignoreCase: true }, serve: on },
      ]),
    ],
    ['I would not know myself what I get', before],
  ];

  for (const [title, after] of refused) {
    it(`cannot be proved when ${title}`, () => assert.equal(reach(before, after), 'cannot prove'));
  }
});
