import type { FlagKey } from '../../model/flag.ts';
import { type CaseName, foldedKey, toCase, withInitialisms, wordsOfKey } from '../keyCase.ts';

const CASES: readonly CaseName[] = ['camel', 'pascal', 'snake', 'upper', 'kebab', 'dot'];

const IS_NAME = /^[A-Za-z_$][\w$]*$/;
const LOUD = /^[A-Z]{4,}$/;

/** A word of plain language, or of a trade (`oauth2`), needs syntax to be believed: it stands in code for many other things. */
export function isEverydayWord(key: FlagKey): boolean {
  return /^[A-Za-z][a-z]*\d?$/.test(key);
}

/** Words in one, as things of any kind are called: `WatchList`. */
export function isPlainName(key: FlagKey): boolean {
  return /^[A-Za-z][A-Za-z0-9]*$/.test(key);
}

/** Whether a text that nobody knows may be one. */
export function looksLikeKey(text: string): boolean {
  return /^[A-Za-z_$][\w$.:/@-]*$/.test(text) && text.length > 1;
}

/**
 * How a key is written as a member of what is only called like flags: as it is, or, where it has several words, in any
 * case, as what comes from a server or a file is written the way of those who read it. One loud word is a constant's: of
 * `CART` the member is `cart`.
 */
export function memberNames(key: FlagKey): readonly string[] {
  if (LOUD.test(key)) return [key, key.toLowerCase()];
  return wordsOfKey(key).length === 1 && IS_NAME.test(key)
    ? [key]
    : [key, ...CASES.map((each) => toCase(key, each)), ...withInitialisms(key)];
}

export class KeySet {
  readonly #keys: ReadonlySet<FlagKey>;
  readonly #byFold = new Map<string, FlagKey[]>();

  constructor(keys: Iterable<FlagKey> = []) {
    this.#keys = new Set(keys);
    for (const key of this.#keys) {
      const folded = foldedKey(key);
      const same = this.#byFold.get(folded);
      if (same) same.push(key);
      else this.#byFold.set(folded, [key]);
    }
  }

  with(keys: Iterable<FlagKey>): KeySet {
    return new KeySet([...this.#keys, ...keys]);
  }

  /** Keys that are not among the others. */
  without(others: KeySet): readonly FlagKey[] {
    return [...this.#keys].filter((key) => !others.has(key));
  }

  has(key: FlagKey): boolean {
    return this.#keys.has(key);
  }

  /** The keys an accessor's member stands for, under one case conversion or any. */
  spelled(name: string, only?: CaseName): readonly FlagKey[] {
    const candidates = this.#byFold.get(foldedKey(name)) ?? [];
    const cases = only ? [only] : CASES;
    return candidates.filter(
      (key) =>
        key === name ||
        cases.some((each) => toCase(key, each) === name) ||
        (only === undefined && withInitialisms(key).includes(name)),
    );
  }
}
