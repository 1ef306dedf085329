import assert from 'node:assert/strict';
import { applied } from '../../../../src/core/removal/draft.ts';
import { syntaxOf } from '../../../../src/core/removal/languages/syntaxes.ts';
import { casesIn, removed, syntaxes } from './removing.ts';

const LANGUAGES = { typescript: 'tsx', python: 'py' };

describe('the places of a removal', () => {
  for (const [language, extension] of Object.entries(LANGUAGES)) {
    it(`${language}: together they are the removal, and each alone leaves code that can be read`, async () => {
      const parse = await syntaxes.load(syntaxOf(`code.${extension}`)?.grammar ?? '');
      for (const { title, value, before } of casesIn(language)) {
        const { text, removal } = await removed(`code.${extension}`, before, value);
        assert.equal(applied(before, removal.places), text, title);
        for (const place of removal.places) {
          assert.equal(parse(applied(before, [place])).errors, 0, `${title}: alone`);
          const others = removal.places.filter((other) => other !== place);
          assert.equal(parse(applied(before, others)).errors, 0, `${title}: all others`);
        }
      }
    });
  }

  const ask = "client.getBooleanValue('new-checkout', false)";
  const kinds = async (text: string) =>
    (await removed('code.ts', text, true)).removal.places.map(
      ({ kind, start, end }) => `${kind} ${text.slice(start, end).replace(/\s+/g, ' ')}`,
    );

  it('what one reference brings about is one place, however far apart', async () => {
    const text = `const on = ${ask};\nf();\nif (on) {\n  g();\n}\nif (${ask}) {\n  h();\n}\n`;
    const [first, second, ...more] = await kinds(text);
    assert.deepEqual(more, []);
    assert.match(first ?? '', /^use const on = .* g\(\); \}/);
    assert.match(second ?? '', /^use if .*\}/);
  });

  it('an import that goes makes one place of all that needed it', async () => {
    const text = `import { client } from './client';\nif (${ask}) {\n  f();\n}\ng();\nif (${ask}) h();\n`;
    assert.equal((await kinds(text)).length, 1);
  });

  it('the name of the key is a place of its own', async () => {
    const text = `const KEY = 'new-checkout';\nf();\nif (client.getBooleanValue(KEY, false)) {\n  g();\n}\n`;
    assert.deepEqual(
      (await kinds(text)).map((place) => place.slice(0, 10)),
      ['name const', 'use if (cl'],
    );
  });
});
