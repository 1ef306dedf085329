import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ReadFile } from '../../../../src/indexing/messages.ts';
import { KnownFiles } from '../../../../src/node/indexing/knownFiles.ts';

const bytes = fc.uint8Array({ minLength: 1, maxLength: 3 });
const read: fc.Arbitrary<ReadFile> = fc.record(
  {
    file: fc.constantFrom('a.ts', 'b.ts', 'c.ts', 'd.ts', 'e.ts'),
    stamp: fc.record({ mtime: fc.oneof(fc.double(), fc.constant(Number.NaN)), size: fc.integer() }),
    facts: bytes,
    words: bytes,
    skipped: fc.constantFrom('binary', 'too large'),
  },
  { requiredKeys: ['file', 'stamp'] },
);
const change = fc.tuple(fc.constantFrom('set', 'delete'), read);

describe('what is known of files, in columns', () => {
  it('is what a map would hold, whatever comes and goes', () => {
    fc.assert(
      fc.property(fc.array(change), fc.array(change), (changes, later) => {
        const known = new KnownFiles();
        const expected = new Map<string, ReadFile>();
        for (const [what, each] of changes) {
          if (what === 'set') known.set(each);
          else known.delete(each.file);
          if (what === 'set') expected.set(each.file, each);
          else expected.delete(each.file);
        }
        const copy = known.copy();
        for (const [what, each] of later) what === 'set' ? known.set(each) : known.delete(each.file);
        assert.deepEqual([...copy].sort(byFile), [...expected.values()].map(plain).sort(byFile));
        assert.equal(copy.size, expected.size);
        for (const file of ['a.ts', 'b.ts', 'c.ts', 'd.ts', 'e.ts'])
          assert.deepEqual(copy.get(file), expected.has(file) ? plain(expected.get(file)) : undefined);
      }),
    );
  });
});

function byFile(one: ReadFile, other: ReadFile): number {
  return one.file < other.file ? -1 : 1;
}

function plain(read: ReadFile | undefined): ReadFile {
  assert.ok(read);
  return { ...read, stamp: { ...read.stamp } };
}
