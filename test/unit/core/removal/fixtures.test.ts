import assert from 'node:assert/strict';
import { syntaxOf } from '../../../../src/core/removal/languages/syntaxes.ts';
import { LANGUAGES } from './languages.ts';
import { casesIn, removed, syntaxes } from './removing.ts';

for (const [language, extension] of Object.entries(LANGUAGES)) {
  describe(`removal in ${language}`, () => {
    for (const { title, value, before, after, said } of casesIn(language)) {
      it(`${title}: ${JSON.stringify(value)}`, async () => {
        const file = `code.${extension}`;
        const found = await removed(file, before, value);
        assert.equal(found.text, after);
        assert.deepEqual(found.said, said);
        const parse = await syntaxes.load(syntaxOf(file)?.grammar ?? '');
        assert.deepEqual([parse(before).errors, parse(after).errors], [0, 0]);
      });
    }
  });
}
