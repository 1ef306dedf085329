import { mayBeMember } from './access.ts';
import { type Automaton, buildAutomaton, Sign } from './automaton.ts';
import { MemberHashes, type Members, NO_MEMBERS } from './members.ts';
import { packWords, type Words } from './packedWords.ts';
import type { Scanned } from './places.ts';
import { signsEndingAt } from './scan.ts';
import { folded, handedOnAt, handsOn, hashed, NUMBERS, numbersBeside, told, WORD } from './words.ts';

const NO_PATTERNS = buildAutomaton([]);

/** Looks through one file after the other: signs and words in one pass, which every byte of a folder goes through. */
export class Scanner {
  #automaton = NO_PATTERNS;
  #members = new MemberHashes(NO_MEMBERS);
  /** By number: the turn in which the word was last met. */
  readonly #met = new Uint8Array(NUMBERS);
  /** Words, and behind them as much as a path or a file that hands on a lot may add. */
  readonly #found = new Uint32Array(2 * NUMBERS);
  #turn = 0;
  #scanned: Scanned = { bytes: new Uint8Array(), length: 0, family: 'text' };
  #at = 0;
  #hash = 0;
  #count = 0;
  #signs = 0;
  /** What is numbered apart from words. */
  #handedOn = new Set<number>();
  #told = new Set<number>();
  /** Where something that speaks of flags was last met, where the last word ended, and whether that spoke of them. */
  #hintedAt = -1;
  #wordEnd = 0;
  #speaks = false;

  /** What to look for from now on. */
  seek(automaton: Automaton, members: Members): void {
    this.#automaton = automaton;
    this.#members = new MemberHashes(members);
  }

  /** The signs of what is found. Stops as soon as the file is known to be worth reading. */
  look(scanned: Scanned): number {
    if (++this.#turn > 0xff) {
      this.#met.fill(0);
      this.#turn = 1;
    }
    this.#scanned = scanned;
    this.#at = 0;
    this.#hash = 0;
    this.#count = 0;
    this.#signs = 0;
    this.#hintedAt = -1;
    this.#wordEnd = 0;
    this.#speaks = false;
    if (this.#handedOn.size > 0) this.#handedOn = new Set();
    if (this.#told.size > 0) this.#told = new Set();
    this.#run(this.#automaton);
    return this.#signs;
  }

  /** Of the file looked at last, whose bytes must still be there. */
  words(path = ''): Words {
    if (this.#at < this.#scanned.length) this.#run(NO_PATTERNS);
    let count = this.#count;
    for (const number of this.#handedOn) this.#found[count++] = number;
    if ((this.#signs & Sign.accessor) !== 0) for (const number of this.#told) this.#found[count++] = number;
    for (const number of numbersBeside(path, this.#signs)) this.#found[count++] = number;
    return packWords(this.#found.slice(0, count));
  }

  #run(automaton: Automaton): void {
    const scanned = this.#scanned;
    const { bytes, length } = scanned;
    const { next, columnOf } = automaton;
    // A variable of the function's own: the loop must not ask the module again for each byte.
    const isOfWord = WORD;
    let hash = this.#hash;
    let slot = 0;
    let at = this.#at;
    for (; at < length; at++) {
      const byte = bytes[at] ?? 0;
      slot = next[slot + (columnOf[byte] ?? 0)] ?? 0;
      if (slot < 0) {
        slot = ~slot;
        const signs = signsEndingAt(automaton, slot, scanned, at);
        this.#signs |= signs;
        if ((signs & Sign.certain) !== 0) break;
        if ((signs & Sign.hint) !== 0) this.#hintedAt = at;
      }
      if (isOfWord[byte] === 1) {
        hash = hashed(hash, byte);
      } else if (hash !== 0) {
        this.#meet(hash, at);
        hash = 0;
      }
    }
    if (at === length && hash !== 0) {
      this.#meet(hash, at);
      hash = 0;
    }
    this.#at = at;
    this.#hash = hash;
  }

  /** A word that ends before `end`. */
  #meet(hash: number, end: number): void {
    const number = folded(hash);
    if (this.#met[number] !== this.#turn) {
      this.#met[number] = this.#turn;
      this.#found[this.#count++] = number;
    }
    if (handsOn(number)) {
      const { bytes, length } = this.#scanned;
      for (const each of handedOnAt(bytes, end, length)) this.#handedOn.add(each);
    }
    const isTold = this.#speaks && mayBeMember(this.#scanned.bytes, this.#wordEnd);
    if (isTold) this.#told.add(told(number));
    if (this.#members.starts[hash & 0xffff] === 1) this.#signs |= this.#members.signOf(hash, isTold);
    this.#speaks = this.#hintedAt >= this.#wordEnd;
    this.#wordEnd = end;
  }
}
