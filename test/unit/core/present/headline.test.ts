import assert from 'node:assert/strict';
import fc from 'fast-check';
import { exposure } from '../../../../src/core/exposure/exposure.ts';
import { stage } from '../../../../src/core/exposure/stage.ts';
import type { FlagState } from '../../../../src/core/model/flagState.ts';
import { demoProduction } from '../../../support/demoFlags.ts';
import { flagFile } from '../../../support/flagdSamples.ts';
import {
  attribute,
  type FlagFields,
  keyIn,
  me,
  NOW,
  oneFlag,
  percent,
  SECONDS,
  snapshotOfText,
  targeted,
  until,
} from '../../../support/oneFlag.ts';
import { headlineOf } from '../../../support/present.ts';

const LONG = 'a-variation-with-a-name-that-does-not-end';
const long: FlagFields = { variants: { [LONG]: 'x', short: 'y' }, defaultVariant: LONG };
const germany = { '==': [attribute('country'), 'DE'] };

describe('the headline of a flag', () => {
  it('says of every flag of the demo whom it reaches', () => {
    const headlines = [...demoProduction().flags].map(([key, state]) => [key, headlineOf(state)]);
    assert.deepEqual(Object.fromEntries(headlines), {
      'new-checkout': 'nobody',
      'gift-cards': '2 people',
      'loyalty-points': 'beta testers',
      'order-timeline': 'internal',
      'express-pay': '5%',
      'review-photos': '50%',
      'pickup-points': '5% of 10 countries',
      'buy-button-color': 'blue 20%, red 5%',
      'free-shipping-from': 'lower: country DE',
      'related-products': 'everyone',
      'search-suggestions': 'off',
      'old-banner': 'everyone',
      'app-deep-links': 'appVersion >= 2.4.0',
      'winter-sale': 'everyone, 44 d left',
      'order-mail-v2': 'everyone but 1 person',
      'mail-batch-size': "code's default",
      'recommendation-model': 'similar: plan plus',
      'legacy-search': 'nobody',
    });
  });

  const cases: readonly (readonly [string, FlagState])[] = [
    ['everyone with email', targeted({ fractional: [attribute('email'), ['on', 100]] })],
    ['5% of everyone with email', targeted({ fractional: [attribute('email'), ['on', 5], ['off', 95]] })],
    ['everyone', targeted({ fractional: [{ cat: [attribute('email')] }, ['on', 100]] })],
    ['only you', targeted({ if: [keyIn(me.key), 'on'] })],
    ['only you, 8 h left', targeted({ if: [{ and: [keyIn(me.key), until(SECONDS + 8 * 3600)] }, 'on'] })],
    [
      'only you',
      targeted({
        if: [
          { and: [keyIn(me.key), until(SECONDS + 60)] },
          'on',
          { '==': [attribute('targetingKey'), me.key] },
          'on',
        ],
      }),
    ],
    ['you + 1 person', targeted({ if: [keyIn(me.key, 'ana'), 'on'] })],
    ['3 people', targeted({ if: [keyIn('ana', 'ben'), 'on', keyIn('chris', 'ana'), 'on'] })],
    [
      'user key ends with @corp',
      targeted({ if: [{ ends_with: [attribute('targetingKey'), '@corp'] }, 'on'] }),
    ],
    [
      'email ends with @checkout.sho…',
      targeted({ if: [{ ends_with: [attribute('email'), '@checkout.shop.example'] }, 'on'] }),
    ],
    ['beta testers + 5%', targeted({ if: [{ $ref: 'betaTesters' }, 'on', percent(5)] })],
    ['5% but beta testers', targeted({ if: [{ $ref: 'betaTesters' }, 'off', percent(5)] })],
    [
      '50%',
      targeted({
        fractional: [
          ['on', 25],
          ['off', 50],
          ['on', 25],
        ],
      }),
    ],
    [
      '50%',
      targeted(
        {
          fractional: [
            ['on', 25],
            ['blue', 25],
            ['off', 50],
          ],
        },
        { variants: { on: true, blue: true, off: false } },
      ),
    ],
    [
      '>99.9%',
      targeted({
        fractional: [
          ['on', 9999],
          ['off', 1],
        ],
      }),
    ],
    [
      '<0.1%',
      targeted({
        fractional: [
          ['on', 1],
          ['off', 9999],
        ],
      }),
    ],
    ['everyone but 95% of country DE', targeted({ if: [germany, percent(5), 'on'] })],
    ['everyone', targeted({ if: [{ and: [keyIn(me.key), until(SECONDS + 60)] }, 'on', 'on'] })],
    ['everyone, 1 min left', targeted({ if: [until(SECONDS + 60), 'on', 'off'] })],
    ['everyone: a-variation-with-a-…', oneFlag(long)],
    ["can't tell", targeted({ if: [{ '>': [{ '+': [1, attribute('age')] }, 3] }, 'on'] })],
  ];

  for (const [wanted, state] of cases) {
    it(`can be "${wanted}"`, () => assert.equal(headlineOf(state), wanted));
  }

  it('says archived of a flag that is', () => {
    assert.equal(headlineOf({ ...oneFlag({}), status: 'archived' }), 'archived');
  });

  it('has at most thirty characters, whatever the names', () => {
    const rules = [keyIn(me.key), keyIn('ana'), { $ref: 'betaTesters' }, germany, until(SECONDS + 86_400)];
    fc.assert(
      fc.property(
        fc.subarray(rules),
        fc.constantFrom(LONG, 'short'),
        fc.constantFrom(LONG, 'short', null),
        (some, mine, rest) => {
          const state = targeted({ if: [...some.flatMap((rule) => [rule, mine]), rest] }, long);
          assert.ok(headlineOf(state).length <= 30, headlineOf(state));
        },
      ),
    );
    fc.assert(
      fc.property(flagFile, ({ file, text }) => {
        for (const state of snapshotOfText(text, file).flags.values())
          assert.ok(headlineOf(state).length <= 30, text);
      }),
      { numRuns: 500 },
    );
  });

  it('is never wrong by what it leaves out', () => {
    fc.assert(
      fc.property(flagFile, ({ file, text }) => {
        for (const state of snapshotOfText(text, file).flags.values()) assertHonest(state);
      }),
      { numRuns: 1000 },
    );
  });
});

/** What must hold between a headline and the exposure it stands for. */
function assertHonest(state: FlagState): void {
  const reach = exposure(state, NOW);
  const words = headlineOf(state);
  const what = `${words} ${JSON.stringify(reach)}`;
  if (reach.unknown.length > 0) assert.equal(words, "can't tell", what);
  const [first, ...more] = reach.released;
  if (/^[<>]?[\d.]+%$/.test(words)) {
    assert.ok(first?.who.kind === 'everyone' && more.every(({ who }) => who.kind === 'everyone'), what);
  }
  if (reach.heldBack.length > 0 && reach.unknown.length === 0) assert.match(words, / but /, what);
  if (words === 'nobody') assert.equal(reach.released.length, 0, what);
  if (words === 'off') assert.notEqual(state.status, 'on', what);
  assert.equal(/^everyone(?! with )/.test(words), isForAll(reach), what);
  assert.equal(/^only you/.test(words), stage(reach, me) === 'me', what);
}

function isForAll({ released, unknown, toggle, codeDefault }: ReturnType<typeof exposure>): boolean {
  const shares = released.filter(({ who }) => who.kind === 'everyone').map(({ share }) => share);
  const all = Math.abs(shares.reduce((sum, share) => sum + share, 0) - 1) < 1e-9;
  return unknown.length === 0 && (all || (!toggle && released.length === 0 && !codeDefault));
}
