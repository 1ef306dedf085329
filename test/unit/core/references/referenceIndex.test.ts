import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { PackedFacts } from '../../../../src/core/references/packing/packedFacts.ts';
import { ReferenceIndex } from '../../../../src/core/references/referenceIndex.ts';
import { CallTable } from '../../../../src/core/references/sdkCalls/callTable.ts';
import { factsOf, indexOf } from './fixtureIndex.ts';

/** Texts that depend on each other: constants, re-exports, wrappers of wrappers, methods, discovered keys. */
const TEXTS: Readonly<Record<string, readonly string[]>> = {
  'keys.ts': [
    "export const A = 'first-key';",
    "export const A = 'second-key'; export const B = A;",
    "export { C as A } from './more';",
    '',
  ],
  'more.ts': ["export const C = 'third-key';", "export * from './keys';", "export const B = 'first-key';"],
  'wrap.ts': [
    "import { c } from 'c'; export const on = (key: string) => c.getBooleanValue(key, false);",
    "\n\nimport { c } from 'c'; export const on = (key: string) => c.getBooleanValue(key, false);",
    "import { c } from 'c'; export const on = (key: string) => may(key) && c.getBooleanValue(key, false);",
    "import { on as base } from './more'; export const on = (key: string) => base(key);",
    'export class Gate { on(key: string) { return getBooleanValue(key, true); } }',
    'export const on = (key: string) => key.length;',
  ],
  'use.ts': [
    "import { A } from './keys'; import { on } from './wrap'; on(A); on('first-key');",
    "import * as keys from './keys'; gate.on('second-key'); use(keys.A, keys.B);",
    "import { B } from './more'; getBooleanValue(B, false); const text = 'fresh-key'; // fresh-key",
  ],
  'may.ts': ['export const may = (name: string) => getBooleanValue(name, true);', 'const may = 1;'],
  'other.ts': ["getBooleanValue('fresh-key', false);", "const fresh = 'fresh-key';", ''],
  'flags.flagd.json': ['{"flags":{"fresh-key":{},"third-key":{}}}', '{"flags":{}}'],
};
const KEY_SETS = [[], ['first-key'], ['first-key', 'second-key', 'third-key']];

type Step = { file: string; text: string | undefined } | { keys: readonly string[] };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .constantFrom(...Object.keys(TEXTS))
      .chain((file) => fc.constantFrom(undefined, ...(TEXTS[file] ?? [])).map((text) => ({ file, text }))),
  },
  { weight: 1, arbitrary: fc.constantFrom(...KEY_SETS).map((keys) => ({ keys })) },
);

function snapshot(index: ReferenceIndex): unknown {
  const files = [...index.files()].sort();
  return {
    files: files.map((file) => [file, index.ofFile(file)]),
    keys: [...index.keys()].sort().map((key) => [key, index.ofKey(key)]),
    unresolved: index.unresolved(),
    size: index.size,
  };
}

describe('ReferenceIndex', () => {
  const facts = new Map<string, PackedFacts>();
  before(async () => {
    for (const [file, texts] of Object.entries(TEXTS)) {
      for (const text of texts) facts.set(`${file}\0${text}`, await factsOf(file, text));
    }
  });

  it('holds after any edits what an index from scratch holds', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        // What is not being worked on is packed at once.
        const kept = new ReferenceIndex(new CallTable(), 0);
        const now = new Map<string, PackedFacts>();
        let keys: readonly string[] = [];
        for (const each of steps) {
          if ('keys' in each) {
            keys = each.keys;
            kept.setKnownKeys(keys);
          } else {
            const next = each.text === undefined ? undefined : facts.get(`${each.file}\0${each.text}`);
            if (next) now.set(each.file, next);
            else now.delete(each.file);
            kept.replace(each.file, next);
          }
        }
        const fresh = new ReferenceIndex(new CallTable());
        fresh.setKnownKeys(keys);
        fresh.replaceAll(now);
        assert.deepEqual(snapshot(kept), snapshot(fresh));
      }),
      { numRuns: 300 },
    );
  });

  it('tells the keys whose references changed', async () => {
    const index = await indexOf(new Map([['a.ts', "useFlag('one-key'); useFlag('two-key');"]]), []);
    const touched = index.replace('a.ts', await factsOf('a.ts', "useFlag('one-key'); useFlag('three-key');"));
    assert.deepEqual([...touched].sort(), ['three-key', 'two-key']);
    assert.deepEqual([...index.replace('a.ts', undefined)].sort(), ['one-key', 'three-key']);
    assert.deepEqual([...index.keys()], []);
  });

  it('resolves those first that somebody waits for', async () => {
    const files = new Map([
      ['keys.ts', "export const A = 'one-key'; useFlag(A);"],
      ['use.ts', "import { A } from './keys'; useFlag(A);"],
    ]);
    const index = await indexOf(files, []);
    index.takeChanged();
    index.take([['keys.ts', await factsOf('keys.ts', "export const A = 'two-key'; useFlag(A);")]]);
    const settled = (only?: readonly string[]) => {
      index.settle(only);
      return index.takeChanged().map(([file]) => file);
    };
    assert.deepEqual(settled(['keys.ts', 'other.ts']), ['keys.ts']);
    assert.equal(index.ofFile('keys.ts')[0]?.key, 'two-key');
    assert.deepEqual(settled(), ['use.ts']);
    assert.deepEqual(settled(), []);
  });

  it('tells keys that flag files define from those which only calls have', async () => {
    const files = new Map([
      ['a.ts', "useFlag('new-cart'); useFlag('banner'); useFlag('demo');"],
      ['flags.flagd.json', '{"flags":{"banner":{}}}'],
    ]);
    const index = await indexOf(files, []);
    assert.deepEqual([...index.keys()].sort(), ['banner', 'demo', 'new-cart']);
    assert.deepEqual([...index.declaredKeys()], ['banner']);
    assert.deepEqual([...index.revealedKeys()], ['new-cart', 'demo']);
  });

  it('gives the reference at an offset', async () => {
    const text = "useFlag('one-key');";
    const index = await indexOf(new Map([['a.ts', text]]), []);
    assert.equal(index.at('a.ts', text.indexOf('one'))?.key, 'one-key');
    assert.equal(index.at('a.ts', text.indexOf('key') + 3)?.key, 'one-key');
    assert.equal(index.at('a.ts', 2), undefined);
    assert.equal(index.at('b.ts', 2), undefined);
  });
});
