import assert from 'node:assert/strict';
import type { Identity } from '../../../../src/core/model/identity.ts';
import { momentWords } from '../../../../src/core/present/time.ts';
import {
  attribute,
  type FlagFields,
  flagFileText,
  keyIn,
  me,
  NOW,
  percent,
  snapshotOfText,
  until,
} from '../../../support/oneFlag.ts';
import { cardOf } from '../../../support/present.ts';

function you(fields: FlagFields, who: Identity = me) {
  const [row] = cardOf(snapshotOfText(flagFileText({ flag: fields })), 'flag', who).environments;
  assert.ok(row?.you !== undefined);
  return row.you;
}

const saying = (fields: FlagFields, who?: Identity) => you(fields, who).sentence;
const beta = { ...me, attributes: { plan: 'beta' } };

describe('what is said of you', () => {
  it('always names its reason', () => {
    assert.equal(saying({}), 'You get off: so does everyone.');
    assert.equal(saying({ state: 'DISABLED' }), "You get the code's default: the flag is switched off here.");
    assert.equal(saying({ targeting: { if: [keyIn('ana'), 'on'] } }), 'You get off: no rule reaches you.');
    assert.equal(saying({ targeting: { if: [keyIn(me.key), 'on'] } }), 'You get on. You are released.');
    assert.equal(
      saying({ targeting: { if: [{ $ref: 'betaTesters' }, 'on'] } }, beta),
      'You get on: rule "beta testers" (plan is beta).',
    );
  });

  it('says until when I am released', () => {
    // flagd's own evaluator looks at the real clock.
    const end = Date.UTC(2100, 0, 1) / 1000;
    assert.equal(
      saying({ targeting: { if: [{ and: [keyIn(me.key), until(end)] }, 'on'] } }),
      `You get on. You are released until ${momentWords(end * 1000, NOW)}.`,
    );
  });

  it('says where I come in', () => {
    assert.match(saying({ targeting: percent(100) }), /^You get on\. In the 100%: you come in at \d+%\.$/);
    assert.match(saying({ targeting: percent(0) }), /^You get off\./);
  });

  it('names the attribute that a rule asks for and I do not have', () => {
    assert.equal(
      saying({ targeting: { if: [{ '==': [attribute('country'), 'DE'] }, 'on'] } }),
      'You get off: no rule reaches you. A rule asks for country, which your identity does not have here.',
    );
  });

  it("takes the word of flagd's own evaluator where we do not understand a rule", () => {
    const odd = { targeting: { if: [{ '>': [{ '+': [1, 2] }, 1] }, 'on'] } };
    assert.deepEqual(
      [you(odd).gets, saying(odd)],
      ['on', 'You get on: so says the evaluator of flagd files.'],
    );
  });

  it("can't tell, and never says off, when flagd cannot evaluate it", () => {
    const { gets, variation, sentence } = you({ targeting: { if: [keyIn(me.key), 'purple'] } });
    assert.deepEqual([gets, variation], ["can't tell", undefined]);
    assert.match(sentence, /^Can't tell what you get: /);
  });

  it('traces every rule that was tried', () => {
    const { trace } = you({
      targeting: { if: [keyIn('ana'), 'on', { '==': [attribute('plan'), 'x'] }, 'on', 'off'] },
    });
    assert.deepEqual(trace, [
      'rule 1: user key is ana → does not hold',
      'rule 2: plan is x → needs plan',
      'end of the rules → off',
    ]);
  });
});
