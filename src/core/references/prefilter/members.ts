import { isEverydayWord, memberNames } from '../resolve/knownKeys.ts';
import { Sign } from './automaton.ts';
import type { Wanted } from './patterns.ts';
import { hashesOf } from './words.ts';

/** How keys are written as members of what is only called like flags. */
export interface Members {
  readonly names: ReadonlySet<string>;
  /** Words of plain language: they count only as members of what speaks of flags, on the spot. */
  readonly everyday: ReadonlySet<string>;
}

export function membersOf({ keys, revealed, everyday }: Wanted): Members {
  const all = [...keys, ...revealed, ...everyday];
  return {
    names: new Set(all.flatMap((key) => (isEverydayWord(key) ? [] : memberNames(key)))),
    everyday: new Set(all.filter(isEverydayWord)),
  };
}

export const NO_MEMBERS: Members = { names: new Set(), everyday: new Set() };

const IS_NAME = /^[\w$]+$/;

/** Names by the hash of their last word: so many, by a number as small as that of `Words`, would be met by chance. */
export class MemberHashes {
  readonly #names: ReadonlySet<number>;
  readonly #everyday: ReadonlySet<number>;
  /** A look at one byte spares most of the looks into the sets. */
  readonly starts = new Uint8Array(1 << 16);

  constructor({ names, everyday }: Members) {
    this.#names = hashesOfAll(names);
    this.#everyday = hashesOfAll(everyday);
    for (const hash of [...this.#names, ...this.#everyday]) this.starts[hash & 0xffff] = 1;
  }

  /** `isTold`: the word before it speaks of flags. */
  signOf(hash: number, isTold: boolean): number {
    if (this.#names.has(hash)) return Sign.member;
    if (!this.#everyday.has(hash)) return 0;
    return isTold ? Sign.member : Sign.plain;
  }
}

function hashesOfAll(names: Iterable<string>): ReadonlySet<number> {
  return new Set([...names].flatMap((name) => (IS_NAME.test(name) ? hashesOf(name).slice(-1) : [])));
}
