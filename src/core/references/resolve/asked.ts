import type { FlagKey } from '../../model/flag.ts';
import type { CaseName } from '../keyCase.ts';
import { foldedKey } from '../keyCase.ts';
import type { KeySet } from './knownKeys.ts';

/**
 * Something the answer for one file rests on: `stem:` an import, `method:` a method, `name:` a declaration by its name,
 * `at:` where in a file its wrappers ask, `asks:` whether calls of a name may ask for a flag, `key:` whether a text is a
 * key, `spelled:` which keys a name spells, `wraps:` which flag the methods of a name ask for.
 */
export type Lookup = `${'stem' | 'method' | 'name' | 'at' | 'asks' | 'key' | 'spelled' | 'wraps'}:${string}`;

/** All that one answer rests on, as numbers. Two lookups may share one, which costs work in vain and never an answer. */
export class Asked {
  readonly #numbers = new Set<number>();

  add(lookup: Lookup): void {
    this.#numbers.add(numberOf(lookup));
  }

  addNumber(number: number): void {
    this.#numbers.add(number);
  }

  addAll(other: Asked): void {
    for (const number of other.#numbers) this.#numbers.add(number);
  }

  toNumbers(): Int32Array {
    return Int32Array.from(this.#numbers);
  }
}

/** Of 32 bits with a sign: larger ones the engine keeps as objects. */
export function numberOf(lookup: Lookup): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < lookup.length; at++) hash = Math.imul(hash ^ lookup.charCodeAt(at), 0x01000193);
  return hash;
}

/** All that may be asked about a key which comes or goes. */
export function lookupsOfKey(key: FlagKey): readonly Lookup[] {
  return [`key:${key}`, `spelled:${foldedKey(key)}`];
}

/** Keys, with a note of what was asked about them. */
export class AskedKeys {
  readonly #keys: KeySet;
  readonly #asked: Asked;

  constructor(keys: KeySet, asked: Asked) {
    this.#keys = keys;
    this.#asked = asked;
  }

  has(key: FlagKey): boolean {
    this.#asked.add(`key:${key}`);
    return this.#keys.has(key);
  }

  spelled(name: string, only?: CaseName): readonly FlagKey[] {
    this.#asked.add(`spelled:${foldedKey(name)}`);
    return this.#keys.spelled(name, only);
  }
}
