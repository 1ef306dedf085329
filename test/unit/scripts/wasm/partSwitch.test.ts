import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { lexer, type State } from './machine.ts';
import { moduleOf, runs } from './module.ts';

const LABELS = 70;
const jumps: readonly State['jump'][] = [
  'again',
  'after',
  'accept',
  'done',
  'on',
  'next',
  'either',
  'choose',
];
const state = fc.record({ mixes: fc.nat(8191), jump: fc.constantFrom(...jumps) });
const states = fc.array(state, { minLength: LABELS, maxLength: LABELS });
const order = fc.array(fc.nat(LABELS), { minLength: LABELS, maxLength: LABELS });

function load<T>(script: string): Promise<T> {
  return import(pathToFileURL(path.resolve('scripts/support', script)).href) as Promise<T>;
}

describe('a lexer parted at its states', () => {
  let parted: (module: Uint8Array) => Uint8Array;

  before(async () => {
    const { withFunctions } =
      await load<typeof import('../../../../scripts/support/wasm/module.mjs')>('wasm/module.mjs');
    const { partSwitch } =
      await load<typeof import('../../../../scripts/support/wasm/partSwitch.mjs')>('wasm/partSwitch.mjs');
    parted = (module) => withFunctions(module, partSwitch);
  });

  it('does what it did, whatever its states do', () => {
    fc.assert(
      fc.property(states, order, fc.nat(), (made, labels, seed) => {
        const before = moduleOf(lexer(made, labels));
        const after = parted(before);
        assert.ok(functionSizes(after).length > 4, 'it is parted');
        assert.ok(Math.max(...functionSizes(after)) < 8000, 'into small parts');
        const calls = Array.from({ length: LABELS + 2 }, (_, start) => [seed % 100_000, start] as const);
        assert.deepEqual(runs(after, calls), runs(before, calls));
      }),
      { numRuns: 25 },
    );
  });

  it('is left as it is where a state jumps into the middle of another part', () => {
    const made = Array.from({ length: LABELS }, (): State => ({ mixes: 1, jump: 'far' }));
    const before = moduleOf(lexer(made, [...made.keys()]));
    assert.equal(parted(before), before);
  });
});

describe('the grammars that ship', () => {
  let files: ReadonlyMap<string, string>;
  before(async () => {
    ({ grammarFiles: files } =
      await load<typeof import('../../../../scripts/support/grammars.mjs')>('grammars.mjs'));
  });

  it('have no function that an optimizing compiler takes seconds for', () => {
    const large = [...files.keys()].map((file) => {
      const sizes = functionSizes(readFileSync(path.resolve('dist/grammars', file)));
      return `${file} ${Math.max(...sizes) > 30_000}`;
    });
    assert.deepEqual(
      large,
      [...files.keys()].map((file) => `${file} false`),
    );
  });
});

/** Bytes of each function's code. */
function functionSizes(module: Uint8Array): readonly number[] {
  let at = 8;
  const number = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = module[at++] ?? 0;
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
  };
  while (at < module.length) {
    const id = module[at++];
    const size = number();
    if (id !== 10) at += size;
    else
      return Array.from({ length: number() }, () => {
        const length = number();
        at += length;
        return length;
      });
  }
  return [];
}
