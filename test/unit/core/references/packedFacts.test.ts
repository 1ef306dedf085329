import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { ByteReader, ByteWriter } from '../../../../src/core/references/packing/bytes.ts';
import { packFacts, unpackFacts } from '../../../../src/core/references/packing/packedFacts.ts';
import { readFacts, readFixture } from './fixtureIndex.ts';

describe('packed facts', () => {
  it('are the same when they are unpacked, in every language', async () => {
    const fixtures = readdirSync('test/fixtures/references');
    for (const [file, text] of fixtures.flatMap((name) => [...readFixture(name)])) {
      const facts = await readFacts(file, text);
      assert.deepEqual(unpackFacts(packFacts(facts)), facts);
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
        const from = new ByteReader(out.finish());
        const read = entries.map(() => [from.number(), from.place(), from.text()]);
        assert.deepEqual(read, entries);
      }),
    );
  });
});
