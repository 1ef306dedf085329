import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { FileFacts } from '../../../../src/core/references/facts.ts';
import { AskingNames } from '../../../../src/core/references/resolve/askingNames.ts';

const NAMES = ['isEnabled', 'a', 'b', 'c', 'd'];
const name = fc.constantFrom(...NAMES);
const steps = fc.array(fc.tuple(name, name), { maxLength: 4 });
/** What each of three files says, one after the other. */
const edits = fc.array(fc.tuple(fc.nat(2), fc.option(steps, { nil: undefined })), { maxLength: 12 });

describe('names that may ask for a flag', () => {
  it('are after any edits those of the files from scratch, and what moved is told', () => {
    fc.assert(
      fc.property(edits, (made) => {
        const files: (FileFacts | undefined)[] = [undefined, undefined, undefined];
        const names = new AskingNames(new Set(['isEnabled']));
        for (const [file, said] of made) {
          const before = NAMES.filter((each) => names.has(each));
          const facts = said && renaming(said);
          names.replace(files[file], facts);
          files[file] = facts;
          const moved = names.settle();
          const fresh = new AskingNames(new Set(['isEnabled']));
          for (const each of files) fresh.replace(undefined, each);
          fresh.settle();
          const after = NAMES.filter((each) => names.has(each));
          assert.deepEqual(
            after,
            NAMES.filter((each) => fresh.has(each)),
          );
          assert.deepEqual(
            NAMES.filter((each) => moved.has(each)),
            NAMES.filter((each) => before.includes(each) !== after.includes(each)),
          );
        }
      }),
    );
  });
});

/** A file that gives the first name of each pair the second as well. */
function renaming(pairs: readonly (readonly [string, string])[]): FileFacts {
  const bindings = pairs.map(([from, to]) => ({
    kind: 'value' as const,
    name: to,
    value: { kind: 'name' as const, name: from, binding: -1, start: 0, end: 1 },
  }));
  const nothing = {
    lineStarts: [0],
    exports: [],
    functions: [],
    handed: [],
    uses: [],
    texts: [],
    mentions: [],
  };
  return {
    file: 'a.ts',
    family: 'javascript',
    ...nothing,
    calls: { names: [], at: () => undefined },
    bindings,
  };
}
