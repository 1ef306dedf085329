import assert from 'node:assert/strict';
import { manifest, manifestText, textsOf } from '../../support/manifest.ts';

const HOW =
  'A text for people is written "%key%" in package.json, in English in package.nls.json, in German in package.nls.de.json.';

/** What has to come through a translation as it is: commands behind links, code, marks of emphasis. */
const kept = (text: string) => [...text.matchAll(/\(command:[\w.]+\)|`[^`]+`/g)].map(([all]) => all).sort();

describe('the languages of the manifest', () => {
  const [english, german] = [textsOf(''), textsOf('.de')];

  it('has every text that people see in English and German', () => {
    const used = [...manifestText().matchAll(/"%([^%]+)%"/g)].map(([, key]) => key);
    assert.deepEqual([...new Set(used)].sort(), Object.keys(english).sort(), HOW);
    assert.deepEqual(Object.keys(german), Object.keys(english), `In the same order, besides. ${HOW}`);
  });

  it('loses no command and no code in translation', () => {
    for (const [key, text] of Object.entries(english))
      assert.deepEqual(kept(german[key] ?? ''), kept(text), key);
  });

  it('leaves no text without words', () => {
    for (const [key, text] of Object.entries({ ...english, ...german }))
      assert.ok(text.trim().length > 1, key);
    assert.doesNotMatch(JSON.stringify(manifest()), /"%[^%]+%"/, HOW);
  });
});
