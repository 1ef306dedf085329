import assert from 'node:assert/strict';
import { manifest, manifestText, textsOf } from '../../support/manifest.ts';

const HOW =
  'A text for people is written "%key%" in package.json, in English in package.nls.json, in German in package.nls.de.json.';

/** Where VS Code shows a text of the manifest to people; the names of things and of agents' tools are none. */
const SHOWN =
  /^(?:title|name|contents|description|markdownDescription|altText|displayName|userDescription)$|^\d+$/;

/** Every text of a part of the manifest that stands in a field which is shown. */
function* shownIn(part: unknown, field = ''): Generator<string> {
  if (typeof part === 'string') {
    if (SHOWN.test(field)) yield part;
  } else if (part !== null && typeof part === 'object') {
    for (const [name, inner] of Object.entries(part)) {
      if (!/^(?:enum|default|required|inputSchema|tags|completionEvents|keywords|extensions)$/.test(name))
        yield* shownIn(inner, name);
    }
  }
}

/** What has to come through a translation as it is: commands behind links, code, marks of emphasis. */
const kept = (text: string) => [...text.matchAll(/\(command:[\w.]+\)|`[^`]+`/g)].map(([all]) => all).sort();

describe('the languages of the manifest', () => {
  const [english, german] = [textsOf(''), textsOf('.de')];

  it('has every text that people see in English and German', () => {
    const { contributes, capabilities, description } = JSON.parse(manifestText());
    const { languages: _, jsonValidation: __, menus: ___, viewsContainers: ____, ...texts } = contributes;
    const plain = [...shownIn({ texts, capabilities, description })].filter(
      (text) => !/^(?:%.+%|releaseLens[._]\w+)$/.test(text),
    );
    assert.deepEqual(plain, [], HOW);
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
