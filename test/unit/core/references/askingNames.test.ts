import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { FileFacts } from '../../../../src/core/references/facts.ts';
import { AskingNames } from '../../../../src/core/references/resolve/askingNames.ts';

const NAMES = ['isEnabled', 'a', 'b', 'c', 'd'];
const name = fc.constantFrom(...NAMES);
const kind = fc.constantFrom('renamed', 'handed');
const steps = fc.array(fc.tuple(kind, name, name), { maxLength: 4 });
const DEPTHS = [0, 1, 2, 3, 4];
/** What each of three files says, one after the other. */
const edits = fc.array(fc.tuple(fc.nat(2), fc.option(steps, { nil: undefined })), { maxLength: 12 });

describe('names that may ask for a flag', () => {
  it('are as deep as there are wrappers between them and a flag call, whatever they are called in between', () => {
    const names = new AskingNames(new Set(['isEnabled']));
    names.replace(
      undefined,
      saying([
        ['handed', 'isEnabled', 'a'],
        ['renamed', 'a', 'b'],
        ['handed', 'b', 'c'],
        ['handed', 'isEnabled', 'd'],
        ['handed', 'c', 'd'],
      ]),
    );
    assert.deepEqual([...names.settle()], ['a', 'd', 'b', 'c']);
    assert.deepEqual(
      NAMES.map((each) => depthIn(names, each)),
      [0, 1, 1, 2, 1],
    );
  });

  it('are after any edits those of the files from scratch, and what moved is told', () => {
    fc.assert(
      fc.property(edits, (made) => {
        const files: (FileFacts | undefined)[] = [undefined, undefined, undefined];
        const names = new AskingNames(new Set(['isEnabled']));
        for (const [file, said] of made) {
          const before = NAMES.map((each) => depthIn(names, each));
          const facts = said && saying(said);
          names.replace(files[file], facts);
          files[file] = facts;
          const moved = names.settle();
          const fresh = new AskingNames(new Set(['isEnabled']));
          for (const each of files) fresh.replace(undefined, each);
          fresh.settle();
          const after = NAMES.map((each) => depthIn(names, each));
          assert.deepEqual(
            after,
            NAMES.map((each) => depthIn(fresh, each)),
          );
          assert.deepEqual(
            NAMES.filter((each) => moved.has(each)),
            NAMES.filter((_, index) => before[index] !== after[index]),
          );
        }
      }),
    );
  });
});

function depthIn(names: AskingNames, name: string): number | undefined {
  return DEPTHS.find((depth) => names.has(name, depth));
}

/** A file in which the first name of each pair is given the second as well, or gets the parameter of a function of it. */
function saying(steps: readonly (readonly [kind: string, from: string, to: string])[]): FileFacts {
  const renamed = steps.filter(([kind]) => kind === 'renamed');
  const handed = steps.filter(([kind]) => kind === 'handed');
  const bindings = renamed.map(([, from, to]) => ({
    kind: 'value' as const,
    name: to,
    value: { kind: 'name' as const, name: from, binding: -1, start: 0, end: 1 },
  }));
  return {
    file: 'a.ts',
    family: 'javascript',
    lineStarts: [0],
    exports: [],
    uses: [],
    texts: [],
    mentions: [],
    calls: { names: handed.map(([, from]) => from), at: () => undefined },
    functions: handed.map(([, , to]) => ({ name: to, parameters: ['key'], method: false, start: 0, end: 1 })),
    handed: handed.map((_, index) => [index, index]),
    bindings,
  };
}
