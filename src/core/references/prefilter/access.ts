import { WORD } from './wordHash.ts';

const LATIN = new TextDecoder('latin1');
/** `flags: { cart }`, and what stands before it in `{ cart } = config.flags`; no further off than this. */
const OPENS_PARTS = /^\s*:\s*\{/;
const AFTER_PARTS = /[}\]]\s*(?::[^=;{}]*)?=[^=;{}]*$/;
const LONGEST_BEFORE = 160;
const LONGEST_BEHIND = 16;

/** Whether the members of the name from `first` to `last` are given names of their own there. */
export function isTakenApart(bytes: Uint8Array, length: number, first: number, last: number): boolean {
  const behind = LATIN.decode(bytes.subarray(last + 1, Math.min(length, last + 1 + LONGEST_BEHIND)));
  if (OPENS_PARTS.test(behind)) return true;
  return AFTER_PARTS.test(LATIN.decode(bytes.subarray(Math.max(0, first - LONGEST_BEFORE), first)));
}

/** `flags[key]`, `flags?.[key]`, not by a text; `flags: Flags = {`, `flags = map[string]bool{`. */
const HELD = /^\s*[?!]*\.?\[\s*[\w$@]|^[^=;{}()\n]*=\s*(?:[{[(%]|(?:new|map|Object)\b)/;
const LONGEST_DECLARATION = 80;

/** Whether the name that ends at `last` is given its members there, or is asked for one by a name. */
export function isHeld(bytes: Uint8Array, length: number, last: number): boolean {
  return HELD.test(LATIN.decode(bytes.subarray(last + 1, Math.min(length, last + 1 + LONGEST_DECLARATION))));
}

/** Between a name and its member: `?.`, `->`, `::`, `["`, `'].`, `[\.`, on the next line as well. */
const JOINS = /^["'`]?\]?\s*[?!&]*(?:\.\s*\[?|->|::|\[(?:\\\.)?)\s*["'`:]?$/;
/** `flags = { cart: …`, `: Partial<Flags> = {`, `mockFlags({`, and what the first entry there goes on with. */
const OPENS_OBJECT = /^["'>\]]*\s*(?::|=|\()\s*\{\s*["'`]?$/;
const OPENED = new Set([':', ',', '}', '"', "'", ' ', '\n', '\r'].map((each) => each.charCodeAt(0)));
const OPEN_BRACE = 0x7b;

/** Whether the word that ends at `end` may be the first entry of an object that opens behind the one that ends at `before`. */
export function mayBeEntry(bytes: Uint8Array, before: number, end: number): boolean {
  if (!OPENED.has(bytes[end] ?? 0)) return false;
  let next = before;
  let opens = false;
  for (; next < before + LONGEST_JOIN && WORD[bytes[next] ?? 0] !== 1; next++)
    opens ||= bytes[next] === OPEN_BRACE;
  return opens && OPENS_OBJECT.test(LATIN.decode(bytes.subarray(before, next)));
}

/** A look at bytes spares most of the texts. */
const JOIN = new Uint8Array(256);
for (const each of '.>:[') JOIN[each.charCodeAt(0)] = 1;
const LONGEST_JOIN = 40;

/** Whether the next word behind `end`, where a word ends, may be its member. */
export function mayBeMember(bytes: Uint8Array, end: number): boolean {
  let next = end;
  let joins = false;
  for (; next < end + LONGEST_JOIN && WORD[bytes[next] ?? 0] !== 1; next++)
    joins ||= JOIN[bytes[next] ?? 0] === 1;
  return joins && JOINS.test(LATIN.decode(bytes.subarray(end, next)));
}
