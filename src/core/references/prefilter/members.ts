import { namesAlone } from '../flagsByName.ts';
import { namesAskedOf } from '../resolve/askedByName.ts';
import { isEverydayWord, memberNames } from '../resolve/knownKeys.ts';
import type { Wanted } from './patterns.ts';
import { hashesOf } from './wordHash.ts';

/** How keys are written as members of what is only called like flags. */
export interface Members {
  readonly names: ReadonlySet<string>;
  /** Words of plain language: they count only as members of what speaks of flags, on the spot. */
  readonly everyday: ReadonlySet<string>;
  /** They count by themselves. */
  readonly alone: ReadonlySet<string>;
}

export function membersOf({ keys, revealed, everyday }: Wanted): Members {
  const all = [...keys, ...revealed, ...everyday];
  return {
    names: new Set(
      all.flatMap((key) => (isEverydayWord(key) ? [] : [...memberNames(key), ...namesAskedOf(key)])),
    ),
    everyday: new Set(all.filter(isEverydayWord)),
    alone: new Set(all.flatMap(namesAlone)),
  };
}

export const NO_MEMBERS: Members = { names: new Set(), everyday: new Set(), alone: new Set() };

const IS_NAME = /^[\w$]+$/;

/** Names that have their last word to be told by. */
export function hashesOfNames(names: Iterable<string>): readonly number[] {
  return [...names].flatMap((name) => (IS_NAME.test(name) ? hashesOf(name).slice(-1) : []));
}
