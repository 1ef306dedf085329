import type { TextFact } from '../facts.ts';
import { isEverydayWord } from '../resolve/knownKeys.ts';
import { beginsEntry, isUnderFlags } from './dataProse.ts';

/** A name or value among others, where prose would go on: `{"new-checkout": true}`, `features = ["new-checkout"]`. */
const QUOTED = /(?<=[[{,:(=]\s*|^\s*)(\\?["'])([\w$][\w$./@-]{1,100})\1(?=\s*(?:[\]},:)]|$))/gm;
const HAS_QUOTE = /["']/;

/** Keys quoted in data that a text of code holds; a word of plain language right under what is called like flags. */
export function keysQuoted(text: string, offset: number): readonly TextFact[] {
  if (!HAS_QUOTE.test(text)) return [];
  return [...text.matchAll(QUOTED)].map(({ index, 1: quote = '', 2: value = '' }) => {
    const at = index + quote.length;
    const fact = { value, start: offset + at, end: offset + at + value.length };
    return isEverydayWord(value) && isEntryOfFlags(text, at) ? { ...fact, told: true as const } : fact;
  });
}

function isEntryOfFlags(text: string, at: number): boolean {
  const start = text.lastIndexOf('\n', at) + 1;
  const line = text.slice(start, text.indexOf('\n', at) + 1 || undefined);
  return beginsEntry(line, at - start) && isUnderFlags(text, start, line);
}
