import assert from 'node:assert/strict';
import type { Gives, Reference } from '../../../../src/core/model/reference.ts';
import { indexOf } from './fixtureIndex.ts';
import { type CallForm, callForms, programOf, type Section } from './sdkCallForms.ts';

type Told = Pick<CallForm, 'how' | 'confidence' | 'inverted' | 'defaultText' | 'type'> & {
  readonly gives?: string;
};

function saying({ how, confidence, inverted, defaultText, type, gives }: Told): string {
  const words = [how, confidence, inverted && 'inverted', type, gives, defaultText && `else ${defaultText}`];
  return words.filter(Boolean).join(' ');
}

function told(references: readonly Reference[], { how }: CallForm): Told | undefined {
  const best = references.find((reference) => reference.how === how) ?? references[0];
  return (
    best && {
      ...best,
      inverted: best.inverted === true,
      gives: inWords(best.gives),
      ...(best.asks?.type && { type: best.asks.type }),
    }
  );
}

function inWords(gives: Gives | undefined): string {
  if (typeof gives !== 'object') return gives ?? '';
  return Object.values(gives)
    .map((member) => `.${member}`)
    .join('');
}

/** Without its import, which SDK a call is of may be open, and so what else it is given. */
function inShort({ how, confidence, inverted }: Told): Told {
  return { how, confidence, inverted };
}

/** Lists the forms of which something else is told than should be. */
async function wrong(section: Section, keys: readonly string[], view = (each: Told) => each) {
  const file = `page.${section.extension}`;
  const index = await indexOf(new Map([[file, programOf(section)]]), keys);
  return section.forms.flatMap((form) => {
    const found = told(index.ofKey(form.key), form);
    const [is, should] = [found ? saying(view(found)) : 'nothing', saying(view(form))];
    return is === should ? [] : [`${form.written} : ${is}, not ${should}`];
  });
}

const sections = callForms();

for (const vendor of new Set(sections.map((section) => section.vendor))) {
  describe(`calls of ${vendor}`, () => {
    for (const section of sections.filter((each) => each.vendor === vendor)) {
      const { extension, imports } = section;
      const revealing = section.forms.filter(({ known }) => !known);
      const keys = section.forms.map(({ key }) => key);
      const forms = section.forms.filter((form) => !form.imported);

      if (forms.length < section.forms.length)
        it(`are found by keys and import (.${extension}, ${imports})`, async () => {
          assert.deepEqual(await wrong(section, keys), []);
        });

      if (imports !== '' && revealing.length > 0)
        it(`reveal their keys (.${extension}, ${imports})`, async () => {
          assert.deepEqual(await wrong({ ...section, forms: revealing }, []), []);
        });

      it(`are found by their keys alone (.${extension}${imports && `, without ${imports}`})`, async () => {
        const view = imports === '' ? undefined : inShort;
        assert.deepEqual(await wrong({ ...section, forms, imports: '' }, keys, view), []);
      });
    }
  });
}
