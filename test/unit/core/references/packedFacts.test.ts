import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import type { FileFacts } from '../../../../src/core/references/facts.ts';
import { ByteReader, ByteWriter } from '../../../../src/core/references/packing/bytes.ts';
import { packFacts, unpackFacts } from '../../../../src/core/references/packing/packedFacts.ts';
import { readFacts, readFixture } from './fixtureIndex.ts';

/** All there is, with every call looked into. */
function opened(facts: FileFacts): unknown {
  const { file, family, speaks, lineStarts, bindings, exports, functions, handed, uses, texts, mentions } =
    facts;
  const { names, at } = facts.calls;
  const calls = names.map((name, index) => [name, at(index)]);
  return {
    file,
    family,
    speaks,
    lineStarts,
    bindings,
    exports,
    functions,
    handed,
    uses,
    texts,
    mentions,
    calls,
  };
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
        for (const [number, place, text] of entries) {
          out.block(() => {
            out.text(text.repeat(number % 300));
            out.block(() => out.place(place));
            out.number(number);
          });
        }
        const from = ByteReader.of(out.finish());
        const read = entries.map(() => [from.number(), from.place(), from.text()]);
        assert.deepEqual(read, entries);
        for (const [number, place, text] of entries) {
          const own = from.within(from.block());
          assert.equal(own.text(), text.repeat(number % 300));
          assert.equal(own.within(own.block()).place(), place);
          assert.equal(own.number(), number);
        }
      }),
    );
  });
});
