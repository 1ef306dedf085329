import assert from 'node:assert/strict';
import { applied } from '../../../../src/core/removal/draft.ts';
import { syntaxOf } from '../../../../src/core/removal/languages/syntaxes.ts';
import { LANGUAGES } from './languages.ts';
import { casesIn, removed, syntaxes } from './removing.ts';

describe('what could go besides a removal', () => {
  for (const { title, value, before, after } of casesIn('offers')) {
    const [language = ''] = title.split(':');
    const file = `code.${LANGUAGES[language]}`;

    it(title, async () => {
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
