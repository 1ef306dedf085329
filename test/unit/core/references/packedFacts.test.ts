import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import type { FileFacts } from '../../../../src/core/references/facts.ts';
import { ByteReader, ByteWriter } from '../../../../src/core/references/packing/bytes.ts';
import { packFacts, unpackFacts } from '../../../../src/core/references/packing/packedFacts.ts';
import { readFacts, readFixture } from './fixtureIndex.ts';

/** With every call looked into. */
function opened(facts: FileFacts): unknown {
  const { names, at } = facts.calls;
  return { ...facts, calls: names.map((name, index) => [name, at(index)]) };
}

describe('packed facts', () => {
  it('are the same when they are unpacked, in every language', async () => {
    const fixtures = readdirSync('test/fixtures/references');
    for (const [file, text] of fixtures.flatMap((name) => [...readFixture(name)])) {
      const facts = await readFacts(file, text);
      assert.deepEqual(opened(unpackFacts(packFacts(facts))), opened(facts));
    }
  });

  it('bring back any numbers, places and texts', () => {
    const entry = fc.tuple(fc.nat(), fc.nat(2 ** 29), fc.string({ unit: 'grapheme', maxLength: 20 }));
    fc.assert(
      fc.property(fc.array(entry), (entries) => {
        const out = new ByteWriter();
        for (const [number, place, text] of entries) {
          out.number(number);
          out.place(place);
          out.text(text);
        }
        const lengths = entries.map(([number, place, text]) =>
          out.apart((own) => {
            own.text(text);
            own.place(place);
            own.number(number);
          }),
        );
        const from = new ByteReader(out.finish());
        const read = entries.map(() => [from.number(), from.place(), from.text()]);
        assert.deepEqual(read, entries);
        const starts = lengths.map((_, index) =>
          lengths.slice(0, index).reduce((sum, each) => sum + each, 0),
        );
        const apart = starts.map((start) => {
          const own = from.apart(start);
          const [text, place, number] = [own.text(), own.place(), own.number()];
          return [number, place, text];
        });
        assert.deepEqual(apart, entries);
      }),
    );
  });
});
