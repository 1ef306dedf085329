import assert from 'node:assert/strict';
import { exposure } from '../../../../src/core/exposure/exposure.ts';
import { stage } from '../../../../src/core/exposure/stage.ts';
import type { FlagState } from '../../../../src/core/model/flagState.ts';
import { demoProduction } from '../../../support/demoFlags.ts';
import {
  attribute,
  keyIn,
  me,
  NOW,
  oneFlag,
  percent,
  SECONDS,
  targeted,
  until,
} from '../../../support/oneFlag.ts';

const stageOf = (state: FlagState) => stage(exposure(state, NOW), me);

describe('the stage of a flag', () => {
  const demo: Readonly<Record<string, string>> = {
    'new-checkout': 'dark',
    'gift-cards': 'team',
    'loyalty-points': 'team',
    'order-timeline': 'team',
    'express-pay': 'ramp',
    'review-photos': 'ramp',
    'pickup-points': 'ramp',
    'buy-button-color': 'ramp',
    'free-shipping-from': 'team',
    'related-products': 'everyone',
    'search-suggestions': 'off',
    'old-banner': 'everyone',
    'app-deep-links': 'team',
    'winter-sale': 'everyone',
    'order-mail-v2': 'ramp',
    'mail-batch-size': 'unknown',
    'recommendation-model': 'team',
    'legacy-search': 'dark',
  };

  it('is known for every flag of the demo', () => {
    const stages = [...demoProduction().flags].map(([key, state]) => [key, stageOf(state)]);
    assert.deepEqual(Object.fromEntries(stages), demo);
  });

  const cases: readonly (readonly [string, string, FlagState])[] = [
    ['dark', 'nobody is reached', oneFlag({})],
    ['dark', 'the list of people is empty', targeted({ if: [keyIn(), 'on'] })],
    ['dark', 'the release is over', targeted({ if: [until(SECONDS - 1), 'on'] })],
    ['dark', 'a share of zero is rolled out', targeted(percent(0))],
    ['me', 'only I am listed', targeted({ if: [keyIn(me.key), 'on'] })],
    [
      'me',
      'only I am listed, for a time',
      targeted({ if: [{ and: [keyIn(me.key), until(SECONDS + 9)] }, 'on'] }),
    ],
    [
      'me',
      'my key is compared with',
      targeted({ if: [{ '==': [attribute('targetingKey'), me.key] }, 'on'] }),
    ],
    ['me', 'my e-mail address is listed', targeted({ if: [{ in: [attribute('email'), [me.key]] }, 'on'] })],
    ['team', 'somebody else is listed', targeted({ if: [keyIn('ana'), 'on'] })],
    ['team', 'I am listed with others', targeted({ if: [keyIn(me.key, 'ana'), 'on'] })],
    ['ramp', 'a segment gets a share', targeted({ if: [{ $ref: 'betaTesters' }, percent(10)] })],
    ['ramp', 'all but some are reached', targeted({ if: [keyIn('chris'), 'off', 'on'] })],
    [
      'ramp',
      'most of a country are kept back',
      targeted({ if: [{ '==': [attribute('country'), 'DE'] }, percent(5), 'on'] }),
    ],
    [
      'ramp',
      'all but one in ten thousand are reached',
      targeted({
        fractional: [
          ['on', 9999],
          ['off', 1],
        ],
      }),
    ],
    ['everyone', 'the default is on', oneFlag({ defaultVariant: 'on' })],
    ['everyone', 'a share of 100 is rolled out', targeted(percent(100))],
    ['everyone', 'I was released before all were', targeted({ if: [keyIn(me.key), 'on', 'on'] })],
    [
      'everyone',
      'a multivariate flag has one value',
      oneFlag({ variants: { red: 'red', blue: 'blue' }, defaultVariant: 'red' }),
    ],
    [
      'off',
      'it is disabled, whatever its rules say',
      targeted({ if: [keyIn(me.key), 'on'] }, { state: 'DISABLED' }),
    ],
    ['unknown', 'the default in the code decides', oneFlag({ defaultVariant: null })],
    [
      'unknown',
      'a rule cannot be read',
      targeted({ if: [{ '>': [{ '+': [1, attribute('age')] }, 3] }, 'on'] }),
    ],
    [
      'unknown',
      'the end of the rules cannot be read',
      targeted({ if: [keyIn('ana'), 'on', { cat: ['o', 'n'] }] }),
    ],
  ];

  for (const [wanted, title, state] of cases) {
    it(`is '${wanted}' when ${title}`, () => assert.equal(stageOf(state), wanted));
  }

  it("is 'team', not 'me', while it is not known who I am", () => {
    assert.equal(stage(exposure(targeted({ if: [keyIn(me.key), 'on'] }), NOW), undefined), 'team');
  });
});
