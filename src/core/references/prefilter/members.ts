import { memberNames } from '../resolve/knownKeys.ts';
import type { Wanted } from './patterns.ts';
import { hashesOf } from './words.ts';

/** How keys are written as members of what is only called like flags. */
export function membersOf({ keys, revealed, everyday }: Wanted): ReadonlySet<string> {
  return new Set([...keys, ...revealed, ...everyday].flatMap(memberNames));
}

const IS_NAME = /^[\w$]+$/;

/** Names by the hash of their last word: so many, by a number as small as that of `Words`, would be met by chance. */
export class MemberHashes {
  readonly #hashes: ReadonlySet<number>;
  /** A look at one byte spares most of the looks into the set. */
  readonly starts = new Uint8Array(1 << 16);

  constructor(names: Iterable<string>) {
    this.#hashes = new Set(
      [...names].flatMap((name) => (IS_NAME.test(name) ? hashesOf(name).slice(-1) : [])),
    );
    for (const hash of this.#hashes) this.starts[hash & 0xffff] = 1;
  }

  has(hash: number): boolean {
    return this.#hashes.has(hash);
  }
}
