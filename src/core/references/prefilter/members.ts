import { memberNames } from '../resolve/knownKeys.ts';
import type { Wanted } from './patterns.ts';

const WORD = /[\w$]+/g;

/** How keys are written as members of what is only called like flags. */
export function membersOf({ keys, revealed, everyday }: Wanted): ReadonlySet<string> {
  return new Set([...keys, ...revealed, ...everyday].flatMap(memberNames));
}

/** Exact, as the numbers of so many names would be met by chance. */
export function holdsAny(text: string, names: ReadonlySet<string>): boolean {
  for (const [word] of text.matchAll(WORD)) if (names.has(word)) return true;
  return false;
}
