import assert from 'node:assert/strict';
import { flagCard } from '../../../../src/core/present/flagCard.ts';
import { couldBeMine, listed } from '../../../../src/core/present/whileDebugging.ts';
import { whyText } from '../../../../src/core/present/why.ts';
import { type FlagFields, flagFileText, me, NOW, percent, snapshotOfText } from '../../../support/oneFlag.ts';
import { sourceOf } from '../../../support/present.ts';

const beta = { targeting: { if: [{ $ref: 'betaTesters' }, 'on', percent(5)] } };

function rows(flags: Readonly<Record<string, FlagFields>>, who = me) {
  const snapshot = snapshotOfText(flagFileText(flags));
  return (key: string) => {
    const sources = ['production', 'staging'].map((environment) => sourceOf(snapshot, key, { environment }));
    return flagCard(key, sources, () => who, { references: 1, files: 1 }, NOW).environments;
  };
}

describe('why somebody gets what they get', () => {
  it('is told rule by rule, with what would have to change, and who was asked for', () => {
    const [row, ...others] = rows({ flag: beta })('flag');
    assert.ok(row);
    assert.equal(
      whyText('flag', row, me, others, NOW),
      [
        'flag in production, for me@shop.example',
        'as of just now',
        '',
        'You get off. Not in the 5%: you come in at 17%. A rule asks for plan, which your identity does not have here.',
        'Beta testers get on, then 5% of everyone get on; everyone else gets off.',
        '',
        'Rules, as they were tried',
        '1. rule 1: beta testers → needs plan',
        '2. end of the rules → on 5%, off 95%',
        '',
        'You would get',
        '- on, if you were among "beta testers" (plan is beta)',
        '- on (5%), by the draw (you come in at 17%)',
        '',
        'Elsewhere you get',
        '- staging: off',
        '',
        'You are',
        'user me@shop.example, email "me@shop.example"',
        '',
      ].join('\n'),
    );
  });

  it('keeps a flag system from adding lines of its own', () => {
    const [row] = rows({ flag: {} })('flag');
    assert.ok(row);
    assert.match(whyText('a\nb\u202e', row, me, [], NOW), /^a b {1,2}in production, for/);
  });
});

describe('what is offered while I debug', () => {
  const of = rows({
    dark: {},
    wide: { defaultVariant: 'on' },
    off: { state: 'DISABLED' },
    share: { targeting: percent(5) },
  });
  const offered = (...keys: string[]) => couldBeMine(keys, (key) => of(key)[0]);

  it('is what is on, but not for me: never what is switched off, or cannot be told', () => {
    assert.deepEqual(offered('dark', 'wide', 'off', 'share', 'unknown'), ['dark', 'share']);
  });

  it('is nothing where a file has many', () => {
    assert.deepEqual(
      couldBeMine(['dark', 'a', 'b', 'c'], () => of('dark')[0]),
      [],
    );
  });

  it('is named as one would say it', () => {
    assert.deepEqual([listed(['a']), listed(['a', 'b', 'c'])], ['a', 'a, b and c']);
  });
});
