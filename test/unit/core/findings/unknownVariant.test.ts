import assert from 'node:assert/strict';
import { unknownVariant } from '../../../../src/core/findings/unknownVariant.ts';
import type { Compared } from '../../../../src/core/removal/compared.ts';
import { type FlagFields, flagFileText, snapshotOfText } from '../../../support/oneFlag.ts';

const COLOURS = { variants: { grey: 'grey', blue: 'blue' }, defaultVariant: 'grey' };
const PLACE = { start: 0, end: 0, range: { line: 0, column: 0, endLine: 0, endColumn: 0 } };

function told(compared: Partial<Compared>, ...flags: readonly FlagFields[]): string | undefined {
  const states = flags.flatMap((flag) => snapshotOfText(flagFileText({ flag })).flags.get('flag') ?? []);
  return unknownVariant({ key: 'flag', value: 'bleu', ...PLACE, ...compared }, states)?.message;
}

describe('a comparison with a text', () => {
  it('is wrong where the flag never gives it', () => {
    assert.equal(told({}, COLOURS), 'flag never gives "bleu", but "grey", "blue"');
  });

  for (const [what, compared, flags] of [
    ['the flag gives it', { value: 'blue' }, [COLOURS]],
    [
      'it does in another environment',
      {},
      [COLOURS, { ...COLOURS, variants: { bleu: 'bleu', grey: 'grey' } }],
    ],
    ['it has other values somewhere', {}, [COLOURS, {}]],
    ['no flag system knows the flag', {}, []],
    ["it is the call's default", { defaultText: "'bleu'" }, [COLOURS]],
    ["the call's default is not known", { defaultText: 'FALLBACK' }, [COLOURS]],
    ['an SDK says so where it has no value', { value: 'control' }, [COLOURS]],
    ['nothing is meant by it', { value: '' }, [COLOURS]],
  ] as const) {
    it(`is nothing to tell where ${what}`, () => assert.equal(told(compared, ...flags), undefined));
  }
});
