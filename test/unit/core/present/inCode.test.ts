import assert from 'node:assert/strict';
import type { Reference } from '../../../../src/core/model/reference.ts';
import { flagCard, mainRow } from '../../../../src/core/present/flagCard.ts';
import { told, toldIn } from '../../../../src/core/present/inCode.ts';
import { flagFileText, me, NOW, percent, snapshotOfText } from '../../../support/oneFlag.ts';
import { sourceOf } from '../../../support/present.ts';

type Span = Reference['within'];

function use(line: number, key = 'flag', within?: Span): Reference {
  const start = line * 10;
  return {
    key,
    file: 'a.ts',
    start,
    end: start + 4,
    range: { line, column: 0, endLine: line, endColumn: 4 },
    how: 'call',
    confidence: 'certain',
    ...(within && { within }),
  };
}

const lines = (...uses: Reference[]) => [...toldIn(uses, 'quiet').keys()];

describe('what the code tells of flags', () => {
  const whole = { start: 0, end: 1000 };
  const inner = { start: 95, end: 200 };

  it('tells of a flag once in a function and in what lies within it', () => {
    assert.deepEqual(lines(use(1, 'flag', whole), use(2, 'flag', whole), use(10, 'flag', inner)), [1]);
  });

  it('tells of it again in the function around, in a sibling, and outside of any', () => {
    assert.deepEqual(lines(use(10, 'flag', inner), use(30, 'flag', whole)), [10, 30]);
    const sibling = { start: 300, end: 400 };
    assert.deepEqual(lines(use(10, 'flag', inner), use(31, 'flag', sibling)), [10, 31]);
    assert.deepEqual(lines(use(1), use(10, 'flag', inner), use(50)), [1, 10, 50]);
  });

  it('tells of every use when asked to, and of one flag a line', () => {
    const uses = [use(1, 'flag', whole), use(1, 'other', whole), use(2, 'flag', whole)];
    assert.deepEqual(
      [...toldIn(uses, 'every line').values()].map(({ key }) => key),
      ['flag', 'flag'],
    );
  });

  it('tells of a flag that another crowded out as soon as there is room', () => {
    assert.deepEqual(lines(use(1, 'flag', whole), use(1, 'other', whole), use(2, 'other', whole)), [1, 2]);
  });
});

describe('the words behind a line', () => {
  const snapshot = snapshotOfText(flagFileText({ flag: { targeting: percent(5) } }));
  const card = (environment = 'production', fetchedAt = NOW, inView?: string) => {
    const tier = environment === 'production' ? 'production' : 'other';
    const source = sourceOf(snapshot, 'flag', { environment, tier, fetchedAt });
    return flagCard('flag', [source], () => me, { references: 1, files: 1 }, NOW, inView);
  };
  const words = (room?: number, of = card()) => {
    const shown = told(mainRow(of), NOW, room);
    return shown && [shown.mark, shown.words];
  };

  it('are the headline and what I get', () => {
    assert.deepEqual(words(), ['◑', '5% · you: off']);
  });

  it('are shortened to what is true by itself, never cut', () => {
    assert.deepEqual(words(12), ['◑', '5%']);
    assert.deepEqual(words(1), ['◑', '']);
    assert.deepEqual(words(-40), ['◑', '']);
  });

  it('name another environment than production, and say how old they are', () => {
    assert.deepEqual(words(undefined, card('staging', NOW - 3_600_000)), [
      'staging ◑',
      '5% · you: off (1 h ago)',
    ]);
  });

  it('are none where no flag system has a word on the flag', () => {
    assert.equal(told(mainRow({ ...card(), environments: [] }), NOW), undefined);
  });
});
