import assert from 'node:assert/strict';
import { WordReader } from '../../../../src/core/references/prefilter/words.ts';
import { FilesAside } from '../../../../src/core/references/upkeep/filesAside.ts';

const NOTHING: ReadonlySet<string> = new Set();
const reader = new WordReader();

function asideOf(texts: Readonly<Record<string, string>>): FilesAside {
  const aside = new FilesAside();
  const files = Object.entries(texts).map(([file, text]) => {
    const bytes = new TextEncoder().encode(text);
    return [file, reader.read(bytes, bytes.length)] as const;
  });
  aside.add(files);
  return aside;
}

describe('files put aside', () => {
  const aside = asideOf({
    'Shop.kt': 'val cart = Checkout.CART',
    'shop.swift': 'let cart = Checkout.cart',
    'use.ts': "import { CART } from './keys'",
    'other.ts': 'const CART = 1',
    'data.yml': 'Checkout: new-cart',
  });

  it('may hold a name that is seen without an import, in its own family alone', () => {
    const wanted = { keys: NOTHING, exported: NOTHING, owners: NOTHING, free: new Set(['jvm/Checkout']) };
    assert.deepEqual(aside.filesWith(wanted), ['Shop.kt']);
  });

  it('may hold an exported name where its owner is named too', () => {
    const exported = new Set(['keys/CART']);
    const wanted = { keys: NOTHING, exported, owners: new Set(['keys']), free: NOTHING };
    assert.deepEqual(aside.filesWith(wanted), ['use.ts']);
  });

  it('may hold a key whatever they are', () => {
    const wanted = { keys: new Set(['new-cart']), exported: NOTHING, owners: NOTHING, free: NOTHING };
    assert.deepEqual(aside.filesWith(wanted), ['data.yml']);
  });
});
