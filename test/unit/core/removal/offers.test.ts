import assert from 'node:assert/strict';
import { applied } from '../../../../src/core/removal/draft.ts';
import { syntaxOf } from '../../../../src/core/removal/languages/syntaxes.ts';
import { LANGUAGES } from './languages.ts';
import { casesIn, removed, syntaxes } from './removing.ts';

for (const [fixtures, folder] of [
  ['offers', ''],
  ['set-ups', 'tests/'],
] as const) {
  describe(`what could go besides a removal: ${fixtures}`, () => {
    for (const { title, value, before, after } of casesIn(fixtures)) {
      it(title, async () => {
        const file = `${folder}code.${LANGUAGES[title.split(':')[0] ?? '']}`;
        const { removal } = await removed(file, before, value);
        const offers = removal.leftovers.flatMap(({ offer }) => (offer ? [{ ...offer, text: '' }] : []));
        assert.ok(offers.length > 0);
        assert.equal(
          applied(
            before,
            [...removal.edits, ...offers].sort((a, b) => a.start - b.start),
          ),
          after,
        );
        const parse = await syntaxes.load(syntaxOf(file)?.grammar ?? '');
        assert.deepEqual([parse(before).errors, parse(after).errors], [0, 0]);
      });
    }
  });
}
