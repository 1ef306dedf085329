import assert from 'node:assert/strict';
import { changed } from '../../../../src/core/exposure/changed/changed.ts';
import { changedWords } from '../../../../src/core/present/changed.ts';
import {
  attribute,
  type FlagFields,
  flagFileText,
  keyIn,
  me,
  NOW,
  oneFlag,
  percent,
  SECONDS,
  snapshotOfText,
  until,
} from '../../../support/oneFlag.ts';

function words(before: FlagFields, after: FlagFields) {
  const flags = (flag: FlagFields) => snapshotOfText(flagFileText({ flag })).flags;
  return changedWords(changed(flags(before), flags(after), 'flag', NOW), oneFlag(after), me, NOW);
}

const headline = (before: FlagFields, after: FlagFields) => words(before, after).headline;
const rules = (...targeting: readonly unknown[]): FlagFields => ({
  targeting: { if: targeting } as FlagFields['targeting'] & object,
});
const beta = { $ref: 'betaTesters' };
const three = keyIn('ana', 'ben', 'cleo');

describe('the words for who changes', () => {
  it('say how many more get on, and that nobody loses it', () => {
    assert.deepEqual(words({ targeting: percent(1) }, { targeting: percent(5) }), {
      headline: '4% more of everyone get on; nobody loses it',
      lines: ['4% of everyone (1% to 5% of the draw by user key): off → on'],
    });
  });

  it('say who loses it', () => {
    assert.equal(headline(rules(three, 'on'), {}), '3 people lose it');
    assert.equal(headline({ targeting: percent(5) }, { targeting: percent(1) }), '4% of everyone lose it');
    assert.equal(headline(rules(keyIn('ana'), 'on'), {}), '1 person loses it');
  });

  it('name segments, exceptions, and me', () => {
    const before = rules(three, 'on');
    assert.equal(
      headline(before, rules(three, 'on', beta, 'on')),
      'beta testers except 3 people get on; nobody loses it',
    );
    assert.equal(headline({}, rules(keyIn(me.key), 'on')), 'you get on; nobody loses it');
    assert.equal(headline({}, { defaultVariant: 'on' }), 'everyone gets on; nobody loses it');
    assert.equal(
      headline({}, rules({ '==': [attribute('country'), 'DE'] }, 'on')),
      'those whose country is DE get on; nobody loses it',
    );
  });

  it('tell gain from loss', () => {
    assert.equal(
      headline(rules(three, 'on'), rules(keyIn('dan'), 'on')),
      '1 person gets on; 3 people lose it',
    );
  });

  it("do not take the code's default for off", () => {
    assert.equal(
      headline(rules(three, 'on'), { state: 'DISABLED' }),
      "3 people go from on to the code's default; everyone except 3 people goes from off to the code's default",
    );
  });

  it('say that nobody changes, or until when', () => {
    assert.equal(headline({}, {}), 'nobody changes');
    const dated = { and: [three, until(SECONDS + 3600)] };
    assert.match(
      headline(rules(three, 'on'), rules(dated, 'on')),
      /^nobody changes; a dated rule changes this from .* on$/,
    );
  });

  it('leave open what those get who have no place in a draw', () => {
    const byEmail = { fractional: [attribute('email'), ['on', 5], ['off', 95]] };
    assert.equal(
      headline({ targeting: byEmail }, { targeting: byEmail }),
      "nobody changes; can't tell for those without email",
    );
  });

  it('say why they cannot tell', () => {
    const odd = rules({ '===': [true, { $ref: 'betaTesters' }] }, 'on');
    assert.match(headline({}, odd), /^can't tell who changes: a condition is not understood/);
  });
});
