import type { TextFact } from '../facts.ts';
import { beginsEntry, isUnderFlags } from './dataProse.ts';
import { isMark } from './otherNames.ts';

/** A name or value among others, where prose would go on: `{"new-checkout": true}`, `features = ["new-checkout"]`. */
const QUOTED = /(\\?["'])(?<=(?:[[{,:(=]|^)\s*\\?["'])([\w$][\w$./@-]{1,100})\1(?=\s*(?:[\]},:)]|$))/gm;
const HAS_QUOTE = /["']/;

/** Keys quoted in data that a text of code holds, told of where they stand right under what is called like flags. */
export function keysQuoted(text: string, offset: number): readonly TextFact[] {
  if (!HAS_QUOTE.test(text)) return [];
  return [...text.matchAll(QUOTED)].flatMap(({ index, 1: quote = '', 2: value = '' }) => {
    const at = index + quote.length;
    if (isMark(text, at)) return [];
    const fact = { value, start: offset + at, end: offset + at + value.length };
    return [isEntryOfFlags(text, at) ? { ...fact, told: true as const } : fact];
  });
}

/** What stands above is not looked for in longer texts. */
const LONGEST_LOOKED_UP = 20_000;

function isEntryOfFlags(text: string, at: number): boolean {
  if (text.length > LONGEST_LOOKED_UP) return false;
  const start = text.lastIndexOf('\n', at) + 1;
  const line = text.slice(start, text.indexOf('\n', at) + 1 || undefined);
  return beginsEntry(line, at - start) && isUnderFlags(text, start, line);
}
