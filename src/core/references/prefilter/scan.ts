import { isTypeOfFlags, TELLING_RECEIVER } from '../flagNames.ts';
import type { Family } from '../languages/family.ts';
import { isHeld, isTakenApart } from './access.ts';
import { type Automaton, type Pattern, Sign } from './automaton.ts';
import { WORD } from './words.ts';

const OPENS_TEXT = setOf('"\'`:');
const ENDS_ENTRY = setOf('\r\n]');
const ENDS_NAME = setOf(':=');

function setOf(characters: string): Uint8Array {
  const set = new Uint8Array(256);
  for (const each of characters) set[each.charCodeAt(0)] = 1;
  return set;
}

export interface Scanned {
  readonly bytes: Uint8Array;
  readonly length: number;
  readonly family: Family;
}

/** Lines on which any pattern ends, whatever it is worth: all that need a look where there is no syntax. */
export function linesWithSigns(automaton: Automaton, bytes: Uint8Array, length: number): readonly number[] {
  const { next, columnOf } = automaton;
  const lines: number[] = [];
  let slot = 0;
  let line = 0;
  for (let at = 0; at < length; at++) {
    const byte = bytes[at] ?? 0;
    slot = next[slot + (columnOf[byte] ?? 0)] ?? 0;
    if (slot < 0) {
      slot = ~slot;
      if (lines.at(-1) !== line) lines.push(line);
    }
    if (byte === NEWLINE) line++;
  }
  return lines;
}

/** `slot`: the first of a state. */
export function signsEndingAt(
  { ends, twins, shorter, columns, patterns, lengths }: Automaton,
  slot: number,
  scanned: Scanned,
  last: number,
): number {
  const state = slot / columns;
  let signs = 0;
  for (let end = ends[state] === -1 ? (shorter[state] ?? 0) : state; end !== 0; end = shorter[end] ?? 0) {
    for (let index = ends[end] ?? -1; index !== -1; index = twins[index] ?? -1) {
      const pattern = patterns[index];
      if (pattern) signs |= signOf(pattern, scanned, last - (lengths[index] ?? 0) + 1, last);
    }
  }
  return signs;
}

const PAIRS = [
  Sign.generic | Sign.sdk,
  Sign.generic | Sign.named,
  Sign.held | Sign.named,
  Sign.wrapper | Sign.hint,
  Sign.accessor | Sign.member,
  Sign.takenApart | Sign.plain,
];

/** A sure sign, or two that together make one. `isOwned`: whether a name (`alias`) has its owner there. */
export function isWorthReading(signs: number, isOwned: () => boolean): boolean {
  return (
    (signs & Sign.certain) !== 0 ||
    PAIRS.some((pair) => (signs & pair) === pair) ||
    ((signs & Sign.alias) !== 0 && isOwned())
  );
}

function signOf(pattern: Pattern, scanned: Scanned, first: number, last: number): number {
  const { bytes, length, family } = scanned;
  if (pattern.families && !pattern.families.has(family)) return 0;
  if (pattern.where === 'anywhere') return pattern.sign;
  if (!isWhole(scanned, first, last)) return 0;
  switch (pattern.where) {
    case 'word':
      return pattern.sign === Sign.accessor ? signOfAccessor(scanned, first, last) : pattern.sign;
    case 'called':
      if (!isCalled(bytes, last + 1, length)) return 0;
      return pattern.told && isOnFlags(bytes, first) ? Sign.certain : pattern.sign;
    case 'quoted':
      return isText(scanned, first, last, pattern) ? pattern.sign : 0;
    case 'declares':
      return isTypeOfFlags(nameAfter(bytes, last + 1, length)) ? pattern.sign : 0;
    case 'imported':
      return isImported(bytes, first) ? pattern.sign : 0;
  }
}

/** No part of a longer word. */
function isWhole({ bytes, length }: Scanned, first: number, last: number): boolean {
  if (first > 0 && WORD[bytes[first - 1] ?? 0] === 1 && WORD[bytes[first] ?? 0] === 1) return false;
  return last + 1 >= length || WORD[bytes[last + 1] ?? 0] !== 1 || WORD[bytes[last] ?? 0] !== 1;
}

function signOfAccessor({ bytes, length }: Scanned, first: number, last: number): number {
  const takenApart = isTakenApart(bytes, length, first, last) ? Sign.takenApart : 0;
  const held = isHeld(bytes, length, last) ? Sign.held : 0;
  return Sign.accessor | takenApart | held;
}

function isText(scanned: Scanned, first: number, last: number, { inProse }: Pattern): boolean {
  const { bytes, family } = scanned;
  if (OPENS_TEXT[bytes[first - 1] ?? 0] === 1) return true;
  if (bytes[first - 1] === DOT && inProse !== true && isBehindFlags(bytes, first - 1)) return true;
  if (family === 'dotnet' && bytes[first - 1] === OPEN) return isNamed(bytes, first - 1);
  if (family === 'text') return inProse === true || isEntry(scanned, last);
  return inProse === true && isInComment(bytes, first);
}

const DOT = 0x2e;
const DASH = 0x2d;
/** The path of a setting is not longer, up to a key in it. */
const LONGEST_PATH = 60;

/** `'shop.features.key`: what leads to it, from the quote or the line's beginning on, ends in what is called like flags. */
function isBehindFlags(bytes: Uint8Array, dot: number): boolean {
  let from = dot;
  while (from > dot - LONGEST_PATH && isOfPath(bytes[from - 1] ?? 0)) from--;
  const opens = bytes[from - 1] ?? NEWLINE;
  if (opens !== NEWLINE && !QUOTES.has(opens)) return false;
  return LATIN.decode(bytes.subarray(from, dot)).split('.').some(isTypeOfFlags);
}

function isOfPath(byte: number): boolean {
  return WORD[byte] === 1 || byte === DOT || byte === DASH;
}

const NAMEOF = new TextEncoder().encode('nameof');

/** `nameof(key)` */
function isNamed(bytes: Uint8Array, open: number): boolean {
  return NAMEOF.every((byte, index) => bytes[open - NAMEOF.length + index] === byte);
}

/** `key: …`, `key = …`, `- key` in files of data, which need no quotes. */
function isEntry({ bytes, length }: Scanned, last: number): boolean {
  const after = last + 1;
  const next = bytes[after] === SPACE ? after + 1 : after;
  return after >= length || ENDS_ENTRY[bytes[after] ?? 0] === 1 || ENDS_NAME[bytes[next] ?? 0] === 1;
}

const SPACE = 0x20;
const NEWLINE = 0x0a;
const SLASH = 0x2f;
const HASH = 0x23;
const STAR = 0x2a;
const QUOTES = new Set([0x22, 0x27, 0x60]);

/**
 * Whether what stands before on the line may begin a comment, or a longer text the key is mentioned in. Lines within a
 * block comment mostly begin with a star.
 */
function isInComment(bytes: Uint8Array, from: number): boolean {
  for (let at = from - 1; at >= 0 && bytes[at] !== NEWLINE; at--) {
    const byte = bytes[at] ?? 0;
    if (byte === HASH || byte === STAR || QUOTES.has(byte)) return true;
    if (byte === SLASH && bytes[at - 1] === SLASH) return true;
  }
  return false;
}

/** A receiver is not looked at further back. */
const LONGEST_RECEIVER = 80;
/**
 * The names of a chain that ends in a call: `this.flags?.`, `Flags::`, `$this->flags->`; and before them, or alone, what
 * stands in parentheses that call nothing: `(flags as Flags).`.
 */
const RECEIVER =
  /(?:(?<![\w$])\([^;{}]*\)\s*(?:[?!]*\.|::|\??->|&\.)\s*)?(?:[\w$@]+\s*(?:[?!]*\.|::|\??->|&\.)\s*)*$/;
const LATIN = new TextDecoder('latin1');

function isOnFlags(bytes: Uint8Array, first: number): boolean {
  const before = LATIN.decode(bytes.subarray(Math.max(0, first - LONGEST_RECEIVER), first));
  return TELLING_RECEIVER.test(RECEIVER.exec(before)?.[0] ?? '');
}

const LONGEST_IMPORT = 200;
/** From an import's first word on: on its line, and on further ones as far as names are listed there. */
const IMPORTING = /\b(?:import|from|using|use)\b(?:[^\n;"'`]|[{,(\\]\s*\n)*$/;

/** Whether what an import is from may begin there. */
function isImported(bytes: Uint8Array, first: number): boolean {
  if (QUOTES.has(bytes[first - 1] ?? 0)) return true;
  return IMPORTING.test(LATIN.decode(bytes.subarray(Math.max(0, first - LONGEST_IMPORT), first)));
}

/** A type's name is not longer, with what Kotlin and C++ write before an enum's. */
const LONGEST_NAME = 60;
const NAME = /^\s*(?:class\s+|struct\s+)?(\w+)/;

function nameAfter(bytes: Uint8Array, from: number, length: number): string {
  return NAME.exec(LATIN.decode(bytes.subarray(from, Math.min(length, from + LONGEST_NAME))))?.[1] ?? '';
}

const OPEN = 0x28;
const CLOSE = 0x29;
const LESS = 0x3c;
const GREATER = 0x3e;
/** Type arguments longer than this are not looked past. */
const LONGEST_TYPE = 80;

function isCalled(bytes: Uint8Array, from: number, length: number): boolean {
  let at = from;
  if (bytes[at] === LESS) {
    const stop = Math.min(length, at + LONGEST_TYPE);
    while (at < stop && bytes[at] !== GREATER) at++;
    at++;
  }
  if (bytes[at] !== OPEN) return false;
  at++;
  while (at < length && (bytes[at] ?? 0) <= 0x20) at++;
  return bytes[at] !== CLOSE;
}
