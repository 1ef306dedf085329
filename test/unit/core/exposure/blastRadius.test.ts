import assert from 'node:assert/strict';
import { blastRadius } from '../../../../src/core/exposure/blastRadius.ts';
import { evaluate } from '../../../../src/providers/flagd/evaluate.ts';
import { evaluatorIn } from '../../../../src/providers/flagd/snapshot.ts';
import {
  attribute,
  type FlagFields,
  flagFileText,
  keyIn,
  me,
  percent,
  snapshotOfText,
} from '../../../support/oneFlag.ts';

const PLAIN = { flag: {}, other: {} } satisfies Record<string, FlagFields>;
const MINE = { if: [keyIn(me.key), 'on'] };

/** From one hand-written file to another: what was meant by the change plays no part. */
function radius(before: string, after: string) {
  return blastRadius(snapshotOfText(before), snapshotOfText(after), 'flag', me, (snapshot, key, who) =>
    evaluate(evaluatorIn(snapshot), key, who),
  );
}

function whyNot(before: string, after: string): string {
  const result = radius(before, after);
  assert.equal(result.reach, 'cannot prove');
  return result.reach === 'cannot prove' ? result.why : '';
}

describe('the blast radius of a change', () => {
  const plain = flagFileText(PLAIN);

  it('is only me when a rule on my key alone is added', () => {
    const result = radius(plain, flagFileText({ ...PLAIN, flag: { targeting: MINE } }));
    assert.ok(
      result.reach === 'only me' && result.before.outcome === 'served' && result.after.outcome === 'served',
    );
    assert.deepEqual([result.before.variation, result.after.variation], ['off', 'on']);
  });

  it('is only me when my rule is taken away', () => {
    assert.equal(radius(flagFileText({ ...PLAIN, flag: { targeting: MINE } }), plain).reach, 'only me');
  });

  it('is nobody when I had it already', () => {
    const everyone = flagFileText({ ...PLAIN, flag: { defaultVariant: 'on' } });
    const mine = flagFileText({ ...PLAIN, flag: { defaultVariant: 'on', targeting: MINE } });
    assert.equal(radius(everyone, mine).reach, 'nobody');
  });

  it('is nobody when nothing changes', () => {
    assert.equal(radius(plain, plain).reach, 'nobody');
  });

  const mine: FlagFields = { targeting: MINE };
  const refused: readonly (readonly [string, string, string])[] = [
    ['another flag changes too', plain, flagFileText({ flag: mine, other: { defaultVariant: 'on' } })],
    ['another flag disappears', plain, flagFileText({ flag: mine })],
    ['another flag appears', plain, flagFileText({ ...PLAIN, flag: mine, third: {} })],
    [
      'somebody else is named',
      plain,
      flagFileText({ ...PLAIN, flag: { targeting: { if: [keyIn(me.key, 'ana'), 'on'] } } }),
    ],
    [
      'somebody else gets a rule beside mine',
      plain,
      flagFileText({ ...PLAIN, flag: { targeting: { if: [keyIn(me.key), 'on', keyIn('ana'), 'on'] } } }),
    ],
    [
      'my rule asks for more than my key',
      plain,
      flagFileText({
        ...PLAIN,
        flag: { targeting: { if: [{ or: [keyIn(me.key), { $ref: 'betaTesters' }] }, 'on'] } },
      }),
    ],
    ['the default changes', plain, flagFileText({ ...PLAIN, flag: { ...mine, defaultVariant: 'on' } })],
    [
      'a share is raised by a hair',
      flagFileText({ ...PLAIN, flag: { targeting: percent(5) } }),
      flagFileText({ ...PLAIN, flag: { targeting: percent(6) } }),
    ],
    [
      'a share is hashed differently',
      flagFileText({
        ...PLAIN,
        flag: { targeting: { fractional: [attribute('email'), ['on', 5], ['off', 95]] } },
      }),
      flagFileText({ ...PLAIN, flag: { targeting: percent(5) } }),
    ],
    [
      'it is switched on',
      flagFileText({ ...PLAIN, flag: { state: 'DISABLED' } }),
      flagFileText({ ...PLAIN, flag: mine }),
    ],
    [
      'it is switched off',
      flagFileText({ ...PLAIN, flag: mine }),
      flagFileText({ ...PLAIN, flag: { state: 'DISABLED' } }),
    ],
    [
      "a variant's value changes",
      plain,
      flagFileText({ ...PLAIN, flag: { ...mine, variants: { on: true, off: true } } }),
    ],
    [
      'flagd would refuse the file',
      plain,
      flagFileText({ ...PLAIN, broken: { defaultVariant: 'purple' }, flag: mine }),
    ],
  ];

  for (const [title, before, after] of refused) {
    it(`cannot be proved when ${title}`, () => assert.notEqual(whyNot(before, after), ''));
  }

  const changed = { betaTesters: { '==': [attribute('plan'), 'free'] } };

  it('cannot be proved when an evaluator that a rule uses changes', () => {
    const flags = { ...PLAIN, other: { targeting: { if: [{ $ref: 'betaTesters' }, 'on'] } } };
    assert.match(whyNot(flagFileText(flags), flagFileText({ ...flags, flag: mine }, changed)), /flag other/);
  });

  it('cannot be proved when an evaluator changes within an expression that is not understood', () => {
    const odd = { targeting: { if: [{ '===': [true, { $ref: 'betaTesters' }] }, 'on'] } };
    const flags = { ...PLAIN, other: odd };
    assert.match(whyNot(flagFileText(flags), flagFileText({ ...flags, flag: mine }, changed)), /flag other/);
  });

  it('names the flag that is not there', () => {
    assert.match(whyNot(flagFileText({ other: {} }), plain), /not there/);
  });
});
