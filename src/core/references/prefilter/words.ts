import { aliasIn } from './aliases.ts';
import type { Members } from './members.ts';
import { hasWord, someWord, type Words } from './packedWords.ts';
import type { Wanted } from './patterns.ts';
import { Sign } from './sign.ts';
import { hashesIn, hashesOf, WORD } from './wordHash.ts';

/**
 * Of words. What a file hands on is numbered from here on, behind that the words that follow one which speaks of flags,
 * behind those what is no word: that the file speaks of flags, that something in it is called like an object of flags,
 * and that such an object is taken apart; and then the words that are the first entry of an object of flags.
 */
export const NUMBERS = 1 << 20;
const [SPEAKS, HOLDS, TAKES_APART] = [3 * NUMBERS, 3 * NUMBERS + 1, 3 * NUMBERS + 2];

/** What is known of a file beside the words in its text. */
export function numbersBeside(signs: number): readonly number[] {
  return [
    ...((signs & Sign.hint) !== 0 ? [SPEAKS] : []),
    ...((signs & Sign.accessor) !== 0 ? [HOLDS] : []),
    ...((signs & Sign.takenApart) !== 0 ? [TAKES_APART] : []),
  ];
}

/** Of the words of a file, by their hash. */
export function numbered(hash: number): number {
  return hash & (NUMBERS - 1);
}

/** Something may be handed on behind these. */
export const HANDING_ON = ['export', 'pub'];

const USE = new TextEncoder().encode('use');

const QUOTES = new Set([0x22, 0x27]);
const SEMICOLON = 0x3b;
const OPENS = 0x7b;
const CLOSES = 0x7d;
/** A list of names is not longer. */
const LONGEST = 4000;

/** Numbers for what is handed on by an `export … from '…'` or a `pub use …;` that begins here. */
export function handedOnAt(bytes: Uint8Array, from: number, length: number): readonly number[] {
  const stop = Math.min(length, from + LONGEST);
  let word = from;
  while (word < stop && isBetween(bytes[word] ?? 0) && WORD[bytes[word] ?? 0] !== 1) word++;
  if (isUse(bytes, word)) return numbersIn(bytes, word, placeOf(SEMICOLON, bytes, word, stop)).map(handed);
  let start = from;
  while (start < stop && isBetween(bytes[start] ?? 0)) {
    start = bytes[start] === OPENS ? placeOf(CLOSES, bytes, start, stop) + 1 : start + 1;
  }
  const quote = bytes[start] ?? 0;
  if (!QUOTES.has(quote)) return [];
  return numbersIn(bytes, start + 1, placeOf(quote, bytes, start + 1, stop)).map(handed);
}

function isUse(bytes: Uint8Array, from: number): boolean {
  return USE.every((byte, at) => bytes[from + at] === byte) && WORD[bytes[from + USE.length] ?? 0] !== 1;
}

/** What may stand between `export` and the module: names, a list of them, or a star. */
function isBetween(byte: number): boolean {
  return (
    WORD[byte] === 1 || byte <= 0x20 || byte === OPENS || byte === 0x2a || byte === 0x24 || byte === 0x2c
  );
}

function placeOf(byte: number, bytes: Uint8Array, from: number, stop: number): number {
  const found = bytes.subarray(from, stop).indexOf(byte);
  return found === -1 ? stop : from + found;
}

/** For a word behind one that speaks of flags: it may be a member of that. */
export function told(number: number): number {
  return 2 * NUMBERS + number;
}

/** For a word that is the first entry of an object behind one that speaks of flags. */
export function opened(number: number): number {
  return 4 * NUMBERS + number;
}

function handed(number: number): number {
  return NUMBERS + number;
}

/** Numbers of all words of a text; a key often has several. */
export function numbersOf(text: string): readonly number[] {
  return hashesOf(text).map(numbered);
}

function numbersIn(bytes: Uint8Array, from: number, to: number): readonly number[] {
  return hashesIn(bytes, from, to).map(numbered);
}

const STARTS = 1 << 16;

/** Tells which files may hold something of what is wanted. */
export class WordFilter {
  /** Texts by the one of their words that fewest others have, the others have to be there too. */
  readonly #texts = new Map<number, (readonly number[])[]>();
  /** A look at one byte spares most of the looks into the map; so few of them stay at hand for the processor. */
  readonly #starts = new Uint8Array(STARTS);
  #everywhere = false;

  /** `members`: see `membersOf`; of thousands of keys they are worked out once for all filters. */
  constructor({ keys, revealed, names, owners }: Wanted, members: Members) {
    for (const text of [...keys, ...revealed]) this.#add(numbersOf(text));
    for (const name of members.names) {
      this.#add(numbersOf(name).map(told));
      this.#add([...numbersOf(name), HOLDS]);
      this.#add(numbersOf(name).map(opened));
    }
    for (const name of members.alone) this.#add(numbersOf(name));
    for (const word of members.everyday) {
      this.#add([...numbersOf(word).map(told), HOLDS]);
      this.#add(numbersOf(word).map(opened));
      this.#add([...numbersOf(word), TAKES_APART]);
    }
    for (const each of names) {
      const { owner = '', name, as } = aliasIn(each);
      this.#add([...numbersOf(owner), ...numbersOf(name), ...(as ? [SPEAKS] : [])]);
    }
    for (const owner of owners) this.#add(numbersOf(owner).map(handed));
    for (const [number, texts] of this.#texts) if (texts.length > 0) this.#starts[number & (STARTS - 1)] = 1;
  }

  mayHold(words: Words): boolean {
    return this.#everywhere || someWord(words, (number) => this.#isMet(words, number));
  }

  /** Whether a text that counts by this one of its words is there as a whole. */
  #isMet(words: Words, number: number): boolean {
    if (this.#starts[number & (STARTS - 1)] !== 1) return false;
    return this.#texts.get(number)?.some((numbers) => hasAll(words, numbers)) === true;
  }

  #add(numbers: readonly number[]): void {
    // Of a text without words nothing is known.
    if (numbers.length === 0) this.#everywhere = true;
    let fewest: (readonly number[])[] | undefined;
    for (const number of numbers) {
      const texts = this.#texts.get(number) ?? [];
      this.#texts.set(number, texts);
      if (fewest === undefined || texts.length < fewest.length) fewest = texts;
    }
    fewest?.push(numbers);
  }
}

/** A search for each: there are two or three, while a set of all words would be made for every other file. */
function hasAll(words: Words, numbers: readonly number[]): boolean {
  return numbers.length === 1 || numbers.every((number) => hasWord(words, number));
}
