import assert from 'node:assert/strict';
import { NOTHING_WANTED, type Wanted } from '../../../../src/core/references/prefilter/patterns.ts';
import { Scanner } from '../../../../src/core/references/prefilter/scanner.ts';
import { FilesAside } from '../../../../src/core/references/upkeep/filesAside.ts';

const scanner = new Scanner();

function asideOf(texts: Readonly<Record<string, string>>, unread: readonly string[]): FilesAside {
  const aside = new FilesAside();
  const files = Object.entries(texts).map(([file, text]) => {
    const bytes = new TextEncoder().encode(text);
    scanner.look({ bytes, length: bytes.length, family: 'text' });
    return [file, scanner.words(file), unread.includes(file)] as const;
  });
  aside.add(files);
  return aside;
}

describe('files put aside', () => {
  const texts = {
    'Shop.kt': 'val cart = Checkout.CART',
    'shop.swift': 'let cart = Checkout.cart',
    'use.ts': "import { CART } from './keys'",
    'other.ts': 'const CART = 1',
    'features/use.go': 'func open() bool { return isOn(Cart) }',
    'index.ts': "export type { Keys } from '../shop/keys.ts';\nimport './other';",
    'lib.rs': 'pub use crate::flags::{Cart, Checkout};',
    'data.yml': 'Checkout: new-cart',
    'made.ts': "import { CART } from './keys'; isOn('made-cart')",
  };
  const aside = asideOf(texts, ['made.ts']);

  const filesWith = (wanted: Partial<Wanted>) => aside.filesWith({ ...NOTHING_WANTED, ...wanted });

  it('may hold a name that is seen without an import, in its own family alone', () => {
    assert.deepEqual(filesWith({ names: new Set(['jvm/Checkout']) }), ['Shop.kt']);
  });

  it('may hold a name that needs its owner where that is named too', () => {
    assert.deepEqual(filesWith({ names: new Set(['javascript/keys CART']) }), ['use.ts']);
    assert.deepEqual(filesWith({ names: new Set(['jvm/Checkout CART']) }), ['Shop.kt']);
  });

  it('belongs to what its folder is called', () => {
    assert.deepEqual(filesWith({ names: new Set(['go/features Cart']) }), ['features/use.go']);
  });

  it('may hand on an owner', () => {
    const owners = (owner: string) => filesWith({ owners: new Set([owner]) });
    assert.deepEqual(owners('keys'), ['index.ts']);
    assert.deepEqual(owners('flags'), ['lib.rs']);
    assert.deepEqual(owners('other'), []);
  });

  it('may hold a key whatever they are', () => {
    assert.deepEqual(filesWith({ keys: new Set(['new-cart']) }), ['data.yml']);
  });

  it('hold no new name where they were read by their text alone, and may hold a key', () => {
    assert.deepEqual(filesWith({ names: new Set(['javascript/keys CART']) }), ['use.ts']);
    assert.deepEqual(filesWith({ keys: new Set(['made-cart']) }), ['made.ts']);
  });
});
