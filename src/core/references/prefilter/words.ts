import { nameOf } from './aliases.ts';
import type { Wanted } from './patterns.ts';

/**
 * The words of a file as numbers: a file that was looked through and put aside is asked for a new key or name without
 * reading it again. Two words may share a number, which costs a reading in vain, but never misses one.
 */
export type Words = Uint16Array;

const NUMBERS = 1 << 16;

const WORD = new Uint8Array(256);
for (const range of ['az', 'AZ', '09', '__']) {
  for (let byte = range.charCodeAt(0); byte <= range.charCodeAt(1); byte++) WORD[byte] = 1;
}

/** Collects words, one file after the other. */
export class WordReader {
  readonly #met = new Uint32Array(NUMBERS);
  readonly #found = new Uint16Array(NUMBERS);
  #turn = 0;

  read(bytes: Uint8Array, length: number): Words {
    const met = this.#met;
    const found = this.#found;
    const turn = ++this.#turn;
    let count = 0;
    let hash = 0;
    for (let at = 0; at < length; at++) {
      const byte = bytes[at] ?? 0;
      if (WORD[byte] === 1) {
        hash = Math.imul(hash, 31) + byte;
      } else if (hash !== 0) {
        const number = folded(hash);
        if (met[number] !== turn) {
          met[number] = turn;
          found[count++] = number;
        }
        hash = 0;
      }
    }
    if (hash !== 0 && met[folded(hash)] !== turn) found[count++] = folded(hash);
    return found.slice(0, count);
  }
}

function folded(hash: number): number {
  return (hash ^ (hash >>> 16)) & (NUMBERS - 1);
}

/** Words by which code hands on what another file exports. */
const HANDING_ON = ['export', 'pub'].flatMap(numbersOf);
/** Files that hand on others' names do little else. */
const FEW_WORDS = 200;

/** Numbers of all words of a text; a key often has several. */
function numbersOf(text: string): readonly number[] {
  const bytes = new TextEncoder().encode(text);
  const words: number[] = [];
  let hash = 0;
  for (const byte of bytes) {
    if (WORD[byte] === 1) hash = Math.imul(hash, 31) + byte;
    else if (hash !== 0) {
      words.push(folded(hash));
      hash = 0;
    }
  }
  return hash === 0 ? words : [...words, folded(hash)];
}

/** Tells which files may hold something of what is wanted. */
export class WordFilter {
  /** Texts by the one of their words that fewest others have, the others have to be there too. */
  readonly #texts = new Map<number, (readonly number[])[]>();
  readonly #starts = new Uint8Array(NUMBERS);
  readonly #owners: ReadonlySet<number>;
  readonly #met = new Uint32Array(NUMBERS);
  #everywhere = false;
  #turn = 0;

  constructor({ keys, free, exported, owners }: Wanted) {
    for (const text of [...keys, ...exported]) this.#add(numbersOf(text));
    for (const each of free) this.#add(numbersOf(nameOf(each)));
    this.#owners = new Set([...owners].flatMap(numbersOf));
  }

  mayHold(words: Words): boolean {
    if (this.#everywhere) return true;
    const turn = ++this.#turn;
    let isCandidate = false;
    for (const number of words) {
      this.#met[number] = turn;
      if (this.#starts[number] === 1) isCandidate = true;
    }
    if (words.length < FEW_WORDS && this.#handsOn(words)) return true;
    return isCandidate && this.#holdsText(words);
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
    for (const number of numbers) if (this.#texts.get(number)?.length) this.#starts[number] = 1;
  }

  #holdsText(words: Words): boolean {
    return words.some(
      (word) =>
        this.#starts[word] === 1 &&
        this.#texts.get(word)?.some((numbers) => this.#holdsAll(numbers)) === true,
    );
  }

  #handsOn(words: Words): boolean {
    return (
      HANDING_ON.some((number) => this.#met[number] === this.#turn) &&
      words.some((word) => this.#owners.has(word))
    );
  }

  #holdsAll(numbers: readonly number[]): boolean {
    return numbers.every((number) => this.#met[number] === this.#turn);
  }
}
