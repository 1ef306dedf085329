import assert from 'node:assert/strict';
import { blastRadius } from '../../../../src/core/exposure/blastRadius.ts';
import { evaluateState } from '../../../../src/core/exposure/evaluate.ts';
import type { Condition } from '../../../../src/core/model/condition.ts';
import type { FlagState, Rule } from '../../../../src/core/model/flagState.ts';
import { IDENTITY_KEY, type Identity } from '../../../../src/core/model/identity.ts';
import type { Snapshot } from '../../../../src/core/model/snapshot.ts';

const NOW = Date.parse('2026-11-24T12:00:00Z');
const me: Identity = { key: 'me', kind: 'user', attributes: {} };
const key = (name: string): Condition => ({ op: 'one of', attribute: IDENTITY_KEY, values: [name] });
const on = (condition: Condition): Rule => ({ condition, serve: { kind: 'variation', variation: 'on' } });

function snapshot(status: 'on' | 'off', rules: readonly Rule[], ...others: readonly FlagState[]): Snapshot {
  const state: FlagState = {
    key: 'flag',
    status,
    variations: [
      { name: 'on', value: true },
      { name: 'off', value: false },
    ],
    rules,
    otherwise: { kind: 'variation', variation: 'off' },
    whenOff: { kind: 'variation', variation: 'off' },
  };
  const flags = new Map([state, ...others].map((each) => [each.key, each]));
  return { version: '1', fetchedAt: NOW, flags, problems: [], native: undefined };
}

function radius(before: Snapshot, after: Snapshot): string {
  const answer = blastRadius(before, after, 'flag', me, (each, flag, who) =>
    evaluateState(each, flag, who, NOW, () => 0.5),
  );
  return answer.reach === 'cannot prove' ? answer.why : answer.reach;
}

/** A flag that is off with `rules` is given a rule of mine and switched on. */
function wake(...rules: readonly Rule[]): string {
  const [before, after] = [snapshot('off', rules), snapshot('on', [on(key('me')), ...rules])];
  const [there, back] = [radius(before, after), radius(after, before)];
  assert.equal(there, back, 'the way back reaches whom the way there reached');
  return there;
}

describe('a flag that is switched on for me', () => {
  const seconds = NOW / 1000;

  it('reaches only me when nothing else is in it', () => assert.equal(wake(), 'only me'));

  it('reaches only me beside rules that are over or speak of nobody', () => {
    const over: Condition = { op: 'and', conditions: [key('ana'), { op: 'time', until: seconds }] };
    const none: Condition = { op: 'drawn', share: 0, draw: { by: 'user key', bucketing: {} } };
    assert.equal(wake(on(over), on(none), on({ op: 'never' })), 'only me');
  });

  it('reaches only me beside rules that serve what was served before', () => {
    assert.equal(wake({ condition: key('ana'), serve: { kind: 'variation', variation: 'off' } }), 'only me');
  });

  const awake: readonly (readonly [string, Condition])[] = [
    ['a person', key('ana')],
    ['everybody', { op: 'always' }],
    ['a share', { op: 'drawn', share: 0.01, draw: { by: 'user key', bucketing: {} } }],
    ['somebody later', { op: 'and', conditions: [key('ana'), { op: 'time', from: seconds + 60 }] }],
    ['nobody knows whom', { op: 'unknown', text: 'moon phase' }],
  ];
  for (const [title, condition] of awake) {
    it(`is refused when it would wake a rule on ${title}`, () => {
      assert.match(wake(on(condition)), /what others get|would change/);
    });
  }

  it('reaches only me where what it stores for others is put aside meanwhile', () => {
    const stored = snapshot('off', [on(key('ana'))]);
    const alone = snapshot('on', [on(key('me'))]);
    assert.equal(radius(stored, alone), 'only me');
    assert.equal(radius(alone, stored), 'only me');
    assert.match(radius(snapshot('on', [on(key('ana'))]), alone), /more than your own key/);
    assert.equal(radius(snapshot('off', []), stored), 'nobody');
  });

  it('is refused when another flag waits for what everybody else gets of it', () => {
    const waiting = (variation: string): FlagState => ({
      ...(snapshot('on', []).flags.get('flag') ?? assert.fail()),
      key: 'waiting',
      rules: [on({ op: 'flag', key: 'flag', variations: [variation], on: true })],
    });
    const woken = (other: FlagState) =>
      radius(snapshot('off', [], other), snapshot('on', [on(key('me'))], other));
    assert.match(woken(waiting('off')), /what others get of waiting/);
    assert.equal(woken(waiting('on')), 'only me');
  });
});
