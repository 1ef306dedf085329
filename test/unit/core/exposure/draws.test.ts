import assert from 'node:assert/strict';
import fc from 'fast-check';
import { explain } from '../../../../src/core/exposure/explain.ts';
import { exposure } from '../../../../src/core/exposure/exposure.ts';
import { stage } from '../../../../src/core/exposure/stage.ts';
import { allOf, type Condition, type Draw } from '../../../../src/core/model/condition.ts';
import type { FlagState, Rule } from '../../../../src/core/model/flagState.ts';
import type { Identity } from '../../../../src/core/model/identity.ts';

const person = (key: string): Identity => ({ key, kind: 'user', attributes: {} });
const draw = (salt: string): Draw => ({ by: 'user key', bucketing: { salt } });
const drawn = (share: number, salt = 'a'): Condition => ({ op: 'drawn', share, draw: draw(salt) });
const rule = (condition: Condition, variation = 'on'): Rule => ({
  condition,
  serve: { kind: 'variation', variation },
});

function flag(rules: readonly Rule[], key = 'flag'): FlagState {
  return {
    key,
    status: 'on',
    variations: [
      { name: 'on', value: true },
      { name: 'off', value: false },
    ],
    rules,
    otherwise: { kind: 'variation', variation: 'off' },
    whenOff: { kind: 'variation', variation: 'off' },
  };
}

/** Everybody's place is their key, as a number; independent draws put two such numbers side by side. */
const place = ({ bucketing }: Draw, _state: FlagState, { key }: Identity) =>
  Number(key.split('|')[(bucketing as { salt: string }).salt === 'a' ? 0 : 1]);

const served = (state: FlagState, key: string, flags?: ReadonlyMap<string, FlagState>) =>
  explain(state, person(key), 0, place, flags).variation;

describe('rules that let in a share by a draw', () => {
  it('let the others go on to the next rule', () => {
    const state = flag([rule(drawn(0.2)), rule(drawn(0.5, 'b'))]);
    const got = ['0.1|0.9', '0.2|0.4', '0.3|0.5'].map((key) => served(state, key));
    assert.deepEqual(got, ['on', 'on', 'off']);
  });

  it('keep where somebody came in, also where that was too late', () => {
    const { steps } = explain(flag([rule(drawn(0.2))]), person('0.7|0'), 0, place);
    assert.deepEqual(steps[0]?.drawn, { share: 0.2, position: 0.7 });
  });

  it('cannot tell where the place is not known', () => {
    const state = flag([rule(drawn(0.2))]);
    assert.equal(explain(state, person('x'), 0, () => undefined).variation, undefined);
  });

  it('reach what counting heads says they reach, whatever their shares and draws', () => {
    const rules = fc.array(
      fc.record({ share: fc.integer({ min: 0, max: 10 }), salt: fc.constantFrom('a', 'b') }),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(rules, (all) => {
        const state = flag(all.map(({ share, salt }) => rule(drawn(share / 10, salt))));
        const tenths = Array.from({ length: 10 }, (_, at) => (at + 0.5) / 10);
        const people = tenths.flatMap((first) => tenths.map((second) => `${first}|${second}`));
        const heads = people.filter((key) => served(state, key) === 'on').length / people.length;
        const shares = exposure(state, 0).released.map(({ share }) => share);
        assert.ok(Math.abs(shares.reduce((sum, share) => sum + share, 0) - heads) < 1e-9);
      }),
    );
  });

  it('are a ramp, and nobody or everybody at the ends', () => {
    const at = (share: number) => stage(exposure(flag([rule(drawn(share))]), 0), undefined);
    assert.deepEqual([at(0), at(0.3), at(1)], ['dark', 'ramp', 'everyone']);
  });

  it('take their share of those alone whom the rule speaks of', () => {
    const beta: Condition = { op: 'one of', attribute: 'plan', values: ['beta'] };
    const [population] = exposure(flag([rule(allOf(beta, drawn(0.3)))]), 0).released;
    assert.deepEqual(population, {
      who: { kind: 'condition', condition: beta },
      variation: 'on',
      share: 0.3,
    });
  });
});

describe('a flag that needs another', () => {
  const needs = (key: string): Rule => rule({ op: 'flag', key, variations: ['on'] });
  const among = (...all: readonly FlagState[]) => new Map(all.map((each) => [each.key, each]));

  it('follows what the other serves to the same person', () => {
    const [state, other] = [flag([needs('other')]), flag([rule(drawn(0.5))], 'other')];
    const flags = among(state, other);
    assert.deepEqual([served(state, '0.4|0', flags), served(state, '0.6|0', flags)], ['on', 'off']);
  });

  it('cannot be told where the other is not there, or needs it in turn', () => {
    const [state, other] = [flag([needs('other')]), flag([needs('flag')], 'other')];
    assert.equal(served(state, '0|0', among(state)), undefined);
    assert.equal(served(state, '0|0', among(state, other)), undefined);
    assert.equal(served(flag([needs('flag')]), '0|0', among(flag([needs('flag')]))), undefined);
  });
});
