import type { FlagKey } from '../../model/flag.ts';
import type { FileFacts, Span, TextFact } from '../facts.ts';
import { rangeOf } from './findings.ts';
import { isEverydayWord } from './knownKeys.ts';

/** Texts are not looked for further off than this many. */
const FARTHEST = 48;
/** In each direction. */
const MOST = 3;
const FEWEST = 2;

/**
 * Whether what stands right above and below a word of plain language, as far from the beginning of its line, are keys: it
 * is an entry of a table of flags, `{ name: "Cart", on: true },`.
 */
export function isAmongKeys(file: FileFacts, index: number, isKey: (text: FlagKey) => boolean): boolean {
  const near = [...beside(file, index, -1), ...beside(file, index, 1)];
  const keys = near.filter(({ value }) => isKey(value));
  const telling = keys.filter(({ value }) => !isEverydayWord(value));
  return telling.length >= FEWEST && 3 * keys.length >= 2 * near.length;
}

function beside({ texts, lineStarts }: FileFacts, index: number, step: 1 | -1): readonly TextFact[] {
  const own = texts[index];
  if (own === undefined) return [];
  const at = (text: Span) => rangeOf(text, lineStarts);
  const { line, column } = at(own);
  const found: TextFact[] = [];
  for (let next = index + step; Math.abs(next - index) <= FARTHEST && found.length < MOST; next += step) {
    const text = texts[next];
    if (text === undefined) break;
    const range = at(text);
    if (range.line !== line && range.column === column) found.push(text);
  }
  return found;
}
