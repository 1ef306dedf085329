import assert from 'node:assert/strict';
import type { Condition } from '../../../../src/core/model/condition.ts';
import type { FlagState } from '../../../../src/core/model/flagState.ts';
import { demoProduction } from '../../../support/demoFlags.ts';
import { attribute, keyIn, me, oneFlag, percent, targeted } from '../../../support/oneFlag.ts';
import { sentenceOf } from '../../../support/present.ts';

describe('the sentence about a flag', () => {
  const demo: Readonly<Record<string, string>> = {
    'new-checkout': 'Everyone gets off.',
    'gift-cards': '2 people get on; everyone else gets off.',
    'express-pay': '5% of everyone get on; everyone else gets off.',
    'pickup-points':
      '5% of those whose country is AT, BE, DE, ES, FR, IT, NL, PL, PT or SE get on; everyone else gets off.',
    'buy-button-color': '20% of everyone get blue, then 5% of everyone get red; everyone else gets control.',
    'old-banner': 'Everyone gets on.',
    'order-mail-v2': '1 person gets off, then everyone gets on.',
    'search-suggestions': 'Switched off: everyone gets the default in the code.',
    'mail-batch-size': "Everyone gets the code's default.",
  };

  for (const [key, wanted] of Object.entries(demo)) {
    it(`is of ${key}: ${wanted}`, () => {
      assert.equal(sentenceOf(demoProduction().flags.get(key) as FlagState), wanted);
    });
  }

  it('speaks to me', () => {
    assert.equal(sentenceOf(targeted({ if: [keyIn(me.key), 'on'] })), 'You get on; everyone else gets off.');
    assert.equal(
      sentenceOf(targeted({ if: [keyIn(me.key, 'ana'), 'on'] })),
      'You + 1 person get on; everyone else gets off.',
    );
  });

  it('says whom a condition speaks of', () => {
    const of = (condition: Condition) =>
      sentenceOf({ ...oneFlag({}), rules: [{ condition, serve: { kind: 'variation', variation: 'on' } }] });
    assert.deepEqual(
      [
        of({ op: 'one of', attribute: 'plan', values: ['beta'] }),
        of({ op: 'has', attribute: 'email' }),
        of({ op: 'not', condition: { op: 'has', attribute: 'email' } }),
      ],
      [
        'Those whose plan is beta get on; everyone else gets off.',
        'Those who have email get on; everyone else gets off.',
        'Those for whom not has email get on; everyone else gets off.',
      ],
    );
  });

  it("leaves the rest to the code's default where there is no other", () => {
    const state = oneFlag({ defaultVariant: null, targeting: { if: [{ $ref: 'betaTesters' }, 'on'] } });
    assert.equal(sentenceOf(state), "Beta testers get on; everyone else gets the code's default.");
  });

  it('says what cannot be read', () => {
    const state = targeted({ if: [{ '>': [{ '+': [1, attribute('age')] }, 3] }, 'on', percent(5)] });
    assert.match(sentenceOf(state), /Can't tell for all: \{">":\[\{"\+":\[1,\{"var":"age"\}\]\},3\]\}\.$/);
  });
});
