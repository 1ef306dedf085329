import { mayBeEntry, mayBeMember } from './access.ts';
import { ByteScan, Found } from './byteScan.ts';
import { Kind } from './dictionary.ts';
import { type Members, NO_MEMBERS } from './members.ts';
import type { Words } from './packedWords.ts';
import { type Scanned, signOf } from './places.ts';
import { type Pattern, Sign } from './sign.ts';
import { handedOnAt, numbered, numbersBeside, numbersOf, opened, told } from './words.ts';

const NEWLINE = 0x0a;

/** Looks through one file after the other: signs and words in one pass, which every byte of a folder goes through. */
export class Scanner {
  readonly #scan = new ByteScan();
  #patterns: readonly Pattern[] = [];
  #wordless = this.#scan.seek([], NO_MEMBERS);
  #scanned: Scanned = { bytes: new Uint8Array(), length: 0, family: 'text' };
  #signs = 0;
  /** Bytes at which patterns, or words that hold hints, end. */
  #places: number[] = [];
  #placesOfKeys: number[] = [];
  /** What is numbered apart from words. */
  #handedOn = new Set<number>();
  #told = new Set<number>();
  /** That of the last file, as those of one mostly come one after the other. */
  #folder = { name: '', numbers: numbersOf('') };

  /** What to look for from now on. */
  seek(patterns: readonly Pattern[], members: Members): void {
    this.#patterns = patterns;
    this.#wordless = this.#scan.seek(patterns, members);
  }

  /** The signs of what is found. Stops as soon as the file is known to be worth reading. */
  look(scanned: Scanned): number {
    // A reader's buffer is as large as the largest file: what is left in it of others is not searched.
    this.#scanned = { ...scanned, bytes: scanned.bytes.subarray(0, scanned.length) };
    this.#signs = 0;
    if (this.#handedOn.size > 0) this.#handedOn = new Set();
    if (this.#told.size > 0) this.#told = new Set();
    this.#places = [];
    this.#placesOfKeys = [];
    this.#scan.begin(scanned.bytes, scanned.length);
    for (const pattern of this.#wordless) {
      for (const { first, last } of placesOf(pattern, this.#scanned.bytes))
        this.#meetPattern(pattern, first, last);
    }
    this.#lookOn(Sign.certain);
    return this.#signs | this.#signsOfWords();
  }

  /** Of the file looked at last, whose bytes must still be there. */
  words(path = ''): Words {
    this.#lookOn();
    const signs = this.#signs | this.#signsOfWords();
    for (const number of this.#numbersOfFolder(path)) this.#scan.note(number);
    return this.#scan.words([...this.#handedOn, ...this.#told, ...numbersBeside(signs)]);
  }

  /** A file is part of what its folder is called, as if that stood in its text. */
  #numbersOfFolder(path: string): readonly number[] {
    const end = path.lastIndexOf('/');
    const name = path.slice(path.lastIndexOf('/', end - 1) + 1, Math.max(end, 0));
    if (name !== this.#folder.name) this.#folder = { name, numbers: numbersOf(name) };
    return this.#folder.numbers;
  }

  /**
   * Lines of the file looked at last on which anything was found, whatever it is worth: all that need a look where there
   * is no syntax.
   */
  lines(): readonly number[] {
    this.#lookOn();
    return linesAt(this.#places.concat(this.#placesOfKeys), this.#scanned.bytes);
  }

  /** Those of them on which a key is spelled. */
  linesOfKeys(): readonly number[] {
    this.#lookOn();
    return linesAt(this.#placesOfKeys, this.#scanned.bytes);
  }

  /** To the end, or until there is such a sign. */
  #lookOn(until = 0): void {
    while ((this.#signs & until) === 0) {
      const found = this.#scan.next();
      if (found === Found.nothing) return;
      if (found === Found.word) this.#meetWord();
      else this.#meetPattern(this.#patterns[this.#scan.pattern], this.#scan.first, this.#scan.last);
    }
  }

  #meetPattern(pattern: Pattern | undefined, first: number, last: number): void {
    if (pattern === undefined) return;
    (pattern.isKey ? this.#placesOfKeys : this.#places).push(last);
    this.#signs |= signOf(pattern, this.#scanned, first, last);
  }

  /** One that holds a hint or follows on one, or behind which something may be handed on. */
  #meetWord(): void {
    const { kinds } = this.#scan;
    const { bytes, length } = this.#scanned;
    if (this.#scan.isHint) this.#places.push(this.#scan.end - 1);
    if ((kinds & Kind.handsOn) !== 0) {
      for (const each of handedOnAt(bytes, this.#scan.end, length)) this.#handedOn.add(each);
    }
    const isTold = this.#scan.follows && mayBeMember(bytes, this.#scan.before);
    if (isTold) this.#told.add(told(numbered(this.#scan.hash)));
    if (isTold && (kinds & Kind.name) !== 0) this.#signs |= Sign.certain;
    if (this.#scan.follows && !isTold && this.#isEntry()) {
      this.#told.add(opened(numbered(this.#scan.hash)));
      if ((kinds & (Kind.name | Kind.everyday)) !== 0) this.#signs |= Sign.certain;
    }
    if ((kinds & Kind.everyday) !== 0) this.#signs |= isTold ? Sign.member : Sign.plain;
  }

  /** The first entry of an object that is called like flags, or given to what is. */
  #isEntry(): boolean {
    const { bytes, family } = this.#scanned;
    return family === 'javascript' && mayBeEntry(bytes, this.#scan.before, this.#scan.end);
  }

  #signsOfWords(): number {
    const kinds = this.#scan.kindsMet;
    return (
      ((kinds & Kind.name) !== 0 ? Sign.member : 0) |
      ((kinds & Kind.everyday) !== 0 ? Sign.plain : 0) |
      ((kinds & Kind.hint) !== 0 ? Sign.hint : 0)
    );
  }
}

/** Of a pattern that has no word to find it by. */
function placesOf({ text }: Pattern, bytes: Uint8Array): readonly { first: number; last: number }[] {
  const wanted = new TextEncoder().encode(text);
  const places: { first: number; last: number }[] = [];
  const [begins = 0] = wanted;
  for (let first = bytes.indexOf(begins); first !== -1; first = bytes.indexOf(begins, first + 1)) {
    const last = first + wanted.length - 1;
    if (wanted.every((byte, at) => bytes[first + at] === byte)) places.push({ first, last });
  }
  return places;
}

/** The lines of places, each once. */
function linesAt(places: readonly number[], bytes: Uint8Array): readonly number[] {
  const lines: number[] = [];
  let line = 0;
  let at = 0;
  for (const place of [...places].sort((a, b) => a - b)) {
    for (let end = bytes.indexOf(NEWLINE, at); end !== -1 && end < place; end = bytes.indexOf(NEWLINE, at)) {
      line++;
      at = end + 1;
    }
    if (lines.at(-1) !== line) lines.push(line);
  }
  return lines;
}
