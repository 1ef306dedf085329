import { holdsFlags, isLoudlyFlags, isTypeOfFlags, TELLING_RECEIVER } from '../flagNames.ts';
import type { Family } from '../languages/family.ts';
import { isCalledSettings } from '../settings.ts';
import { isHeld, isTakenApart } from './access.ts';
import { type Pattern, Sign } from './sign.ts';
import { WORD } from './wordHash.ts';

export interface Scanned {
  readonly bytes: Uint8Array;
  readonly length: number;
  readonly family: Family;
}

/** What a pattern from `first` to `last` says, by where it stands. */
export function signOf(pattern: Pattern, scanned: Scanned, first: number, last: number): number {
  if (pattern.families && !pattern.families.has(scanned.family)) return 0;
  if (!isWhole(scanned, first, last)) return 0;
  if (!STANDS[pattern.where](scanned, first, last, pattern)) return 0;
  if (pattern.sign === Sign.accessor) return signOfAccessor(scanned, first, last);
  // A word of plain language is everywhere in what has settings.
  if (pattern.where === 'declares' && !isTypeOfFlags(nameAfter(scanned.bytes, last + 1, scanned.length)))
    return Sign.accessor;
  return pattern.told && isOnFlags(scanned.bytes, first) ? Sign.certain : pattern.sign;
}

type Stands = (scanned: Scanned, first: number, last: number, pattern: Pattern) => boolean;

const STANDS: Readonly<Record<Pattern['where'], Stands>> = {
  word: () => true,
  called: ({ bytes, length }, _, last, { several }) => isCalled(bytes, last + 1, length, several),
  quoted: isText,
  implied: ({ bytes }, first) => isImplied(bytes, first),
  declares: ({ bytes, length }, _, last) => {
    const name = nameAfter(bytes, last + 1, length);
    return isTypeOfFlags(name) || isCalledSettings([name]);
  },
  imported: ({ bytes }, first) => isImported(bytes, first),
  source: endsPath,
  joined: isJoined,
  entry: (scanned, first, last) => beginsLine(scanned.bytes, first) && isEntry(scanned, last),
};

const OPENS_TEXT = setOf('"\'`:');
const SPACES = setOf(' \t\r\n');
const ENDS_ENTRY = setOf('\r\n]');
const ENDS_NAME = setOf(':=');

function setOf(characters: string): Uint8Array {
  const set = new Uint8Array(256);
  for (const each of characters) set[each.charCodeAt(0)] = 1;
  return set;
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
  const { bytes, length, family } = scanned;
  if (OPENS_TEXT[bytes[first - 1] ?? 0] === 1) return true;
  if (bytes[first - 1] === DOT) {
    if (inProse === true ? isOfSettings(bytes, first) : isBehindFlags(bytes, first - 1)) return true;
  } else if (inProse === true && isItem(bytes, length, first, last)) return true;
  if (family === 'ruby' && inProse === true && (isLabel(bytes, last) || isWord(bytes, first))) return true;
  if (family === 'swift' && isKeyPath(bytes, first)) return true;
  if (family === 'dotnet' && bytes[first - 1] === OPEN) return isNamed(bytes, first - 1);
  if (family === 'text') return inProse === true || isEntry(scanned, last);
  return inProse === true && isInComment(bytes, first);
}

const DOT = 0x2e;
const DASH = 0x2d;
/** The `S` of `FEATURES`. */
const LOUD_END = 0x53;
/** The path of a setting is not longer, up to a key in it. */
const LONGEST_PATH = 60;

/**
 * `'shop.features.key`: what leads to it, from the quote or the line's beginning on, ends in what is called like flags;
 * `FEATURES.key` needs neither.
 */
function isBehindFlags(bytes: Uint8Array, dot: number): boolean {
  let from = dot;
  while (from > dot - LONGEST_PATH && isOfPath(bytes[from - 1] ?? 0)) from--;
  const opens = bytes[from - 1] ?? NEWLINE;
  const isSetting = opens === NEWLINE || QUOTES.has(opens);
  if (!isSetting && bytes[dot - 1] !== LOUD_END) return false;
  const names = LATIN.decode(bytes.subarray(from, dot)).split('.');
  return (isSetting && names.some(holdsFlags)) || isLoudlyFlags(names.at(-1) ?? '');
}

const CHAIN = /(?:[\w$]+\.)+$/;

/** `AppConfig.store.key` */
function isOfSettings(bytes: Uint8Array, first: number): boolean {
  const before = LATIN.decode(bytes.subarray(Math.max(0, first - LONGEST_PATH), first));
  return isCalledSettings(CHAIN.exec(before)?.[0].split('.').slice(0, -1) ?? []);
}

const ITEM = /(?:^|\n)[ \t]*-[ \t]+(?:\w+:[ \t]+)?$/;
const LONGEST_ITEM = 60;

/** `- name: key`, a line of data that a text of code holds. */
function isItem(bytes: Uint8Array, length: number, first: number, last: number): boolean {
  if (bytes[first - 1] !== SPACE || (last + 1 < length && !ENDS_LINE.has(bytes[last + 1] ?? 0))) return false;
  return ITEM.test(LATIN.decode(bytes.subarray(Math.max(0, first - LONGEST_ITEM), first)));
}

const ENDS_LINE = new Set([0x0a, 0x0d]);

function isOfPath(byte: number): boolean {
  return WORD[byte] === 1 || byte === DOT || byte === DASH;
}

const DOLLAR = 0x24;
const CLOSE_BRACE = 0x7d;

/** `${PREFIX}.key`; on the JVM `$prefix.key` and `PREFIX + "key"` as well. */
function isJoined({ bytes, family }: Scanned, first: number): boolean {
  const isJvm = family === 'jvm';
  if (QUOTES.has(bytes[first - 1] ?? 0)) return isJvm && isAdded(bytes, first - 1);
  if (bytes[first - 1] !== DOT) return false;
  let from = first - 2;
  if (bytes[from] === CLOSE_BRACE) return true;
  if (!isJvm) return false;
  while (from > first - LONGEST_PATH && WORD[bytes[from] ?? 0] === 1 && bytes[from] !== DOLLAR) from--;
  return bytes[from] === DOLLAR;
}

const PLUS = 0x2b;

function isAdded(bytes: Uint8Array, quote: number): boolean {
  let at = quote - 1;
  while (SPACES[bytes[at] ?? 0] === 1) at--;
  return bytes[at] === PLUS;
}

const COLON = 0x3a;

/** `receive_messages(key: true)` */
function isLabel(bytes: Uint8Array, last: number): boolean {
  return bytes[last + 1] === COLON && bytes[last + 2] === SPACE;
}

/** `%w[cart key]` */
function isWord(bytes: Uint8Array, first: number): boolean {
  if (OPENS_WORD[bytes[first - 1] ?? 0] !== 1) return false;
  return WORDS.test(LATIN.decode(bytes.subarray(Math.max(0, first - LONGEST_WORDS), first)));
}

const OPENS_WORD = setOf(' \n[({');
const WORDS = /%[wiWI][[({][\w\s.:-]*$/;
const LONGEST_WORDS = 400;

const BACKSLASH = 0x5c;

/** `\.cart` */
function isKeyPath(bytes: Uint8Array, first: number): boolean {
  return bytes[first - 1] === DOT && bytes[first - 2] === BACKSLASH;
}

const NAMEOF = new TextEncoder().encode('nameof');

/** `nameof(key)` */
function isNamed(bytes: Uint8Array, open: number): boolean {
  return NAMEOF.every((byte, index) => bytes[open - NAMEOF.length + index] === byte);
}

/** `key: …`, `key = …`, `- key` in files of data, which need no quotes. */
function isEntry({ bytes, length }: Scanned, last: number): boolean {
  const after = QUOTES.has(bytes[last + 1] ?? 0) ? last + 2 : last + 1;
  const next = bytes[after] === SPACE ? after + 1 : after;
  return after >= length || ENDS_ENTRY[bytes[after] ?? 0] === 1 || ENDS_NAME[bytes[next] ?? 0] === 1;
}

/** But for indents and an opening quote. */
function beginsLine(bytes: Uint8Array, first: number): boolean {
  let at = first - 1;
  if (QUOTES.has(bytes[at] ?? NEWLINE)) at--;
  while (bytes[at] === SPACE || bytes[at] === TAB) at--;
  return (bytes[at] ?? NEWLINE) === NEWLINE;
}

const TAB = 0x09;
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

const ENDS_VALUE = setOf(')]}?!"`');

/** `.cart` with nothing before it whose member it would be. */
function isImplied(bytes: Uint8Array, first: number): boolean {
  const before = bytes[first - 1] ?? 0;
  return WORD[before] !== 1 && ENDS_VALUE[before] !== 1;
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

/** Of an import: `'./routes'`, `"@/routes/index.js"`. */
const PATH_END = /^(?:\/index)?(?:\.[cm]?[jt]sx?|\.vue|\.svelte)?["'`]/;
const LONGEST_PATH_END = 16;

function endsPath({ bytes, length }: Scanned, first: number, last: number): boolean {
  const before = bytes[first - 1] ?? 0;
  if (before !== SLASH && !QUOTES.has(before)) return false;
  return PATH_END.test(LATIN.decode(bytes.subarray(last + 1, Math.min(length, last + 1 + LONGEST_PATH_END))));
}

/** A type's name is not longer, with what Kotlin and C++ write before an enum's. */
const LONGEST_NAME = 60;
const NAME = /^\s*(?:class\s+|struct\s+)?(\w+)/;

function nameAfter(bytes: Uint8Array, from: number, length: number): string {
  return NAME.exec(LATIN.decode(bytes.subarray(from, Math.min(length, from + LONGEST_NAME))))?.[1] ?? '';
}

const OPEN = 0x28;
const CLOSE = 0x29;
const COMMA = 0x2c;
const OPENS = setOf('([{');
const CLOSES = setOf(')]}');
const LESS = 0x3c;
const GREATER = 0x3e;
/** Type arguments longer than this are not looked past. */
const LONGEST_TYPE = 80;

function isCalled(bytes: Uint8Array, from: number, length: number, several?: true): boolean {
  let at = from;
  if (bytes[at] === LESS) {
    const stop = Math.min(length, at + LONGEST_TYPE);
    while (at < stop && bytes[at] !== GREATER) at++;
    at++;
  }
  if (bytes[at] !== OPEN) return false;
  at++;
  while (at < length && (bytes[at] ?? 0) <= 0x20) at++;
  return bytes[at] !== CLOSE && (!several || isListed(bytes, at, length));
}

/** A first argument longer than this is not looked past: there may be another. */
const LONGEST_ARGUMENT = 400;

/** Whether something more is listed behind what begins there. */
function isListed(bytes: Uint8Array, from: number, length: number): boolean {
  let depth = 0;
  for (let at = from; at < Math.min(length, from + LONGEST_ARGUMENT); at++) {
    const byte = bytes[at] ?? 0;
    if (OPENS[byte] === 1) depth++;
    else if (CLOSES[byte] === 1 && --depth < 0) return false;
    else if (byte === COMMA && depth === 0) return true;
  }
  return true;
}
