import { HINTS } from '../flagNames.ts';
import compiled from './byteScan.wasm';
import { buildDictionary } from './dictionary.ts';
import type { Members } from './members.ts';
import { packBehind, type Words } from './packedWords.ts';
import type { Pattern } from './sign.ts';

export const Found = { nothing: 0, pattern: 1, word: 2 } as const;

/** Zeros that have to stand behind a text, as bytes are looked at many at a time. */
const PADDING = 160;
const PAGE = 65536;

interface Exports {
  readonly memory: WebAssembly.Memory;
  readonly OUT: WebAssembly.Global<'i32'>;
  readonly HINTS: WebAssembly.Global<'i32'>;
  readonly PACKED: WebAssembly.Global<'i32'>;
  readonly DICTIONARY: WebAssembly.Global<'i32'>;
  hear(): void;
  seek(slots: number, count: number): void;
  begin(text: number, length: number): void;
  next(): number;
  note(number: number): void;
  pack(): number;
  kinds(): number;
}

/** `byteScan.as.ts` and its memory, into which what is looked for and the text that is looked through are laid. */
export class ByteScan {
  readonly #code = new WebAssembly.Instance(new WebAssembly.Module(compiled)).exports as unknown as Exports;
  #bytes = new Uint8Array(this.#code.memory.buffer);
  #numbers = new Int32Array(this.#code.memory.buffer);
  /** Where a text is laid: behind the dictionary. */
  #text = 0;
  readonly #out = this.#code.OUT.value / 4;

  constructor() {
    let at = this.#code.HINTS.value;
    for (const hint of HINTS.map((text) => new TextEncoder().encode(text))) {
      this.#bytes.set([hint.length, ...hint], at);
      at += 1 + hint.length;
    }
    this.#code.hear();
  }

  /** Returns the patterns that no word tells. */
  seek(patterns: readonly Pattern[], members: Members): readonly Pattern[] {
    const address = this.#code.DICTIONARY.value;
    const { image, slots, wordless } = buildDictionary(patterns, members, address);
    this.#text = address + image.length;
    this.#reserve(this.#text);
    this.#bytes.set(image, address);
    this.#code.seek(address, slots);
    return wordless;
  }

  begin(bytes: Uint8Array, length: number): void {
    this.#reserve(this.#text + length + PADDING);
    this.#bytes.set(bytes.subarray(0, length), this.#text);
    this.#bytes.fill(0, this.#text + length, this.#text + length + PADDING);
    this.#code.begin(this.#text, length);
  }

  /** What is found next, one of `Found`. */
  next(): number {
    return this.#code.next();
  }

  /** Of a pattern: its index, its first and its last byte. */
  get pattern(): number {
    return this.#told(0);
  }

  get first(): number {
    return this.#told(1);
  }

  get last(): number {
    return this.#told(2);
  }

  /** Of a word: its hash, where it ends, its kinds, whether it holds a hint. */
  get hash(): number {
    return this.#told(3);
  }

  get end(): number {
    return this.#told(5);
  }

  get kinds(): number {
    return this.#told(6);
  }

  get isHint(): boolean {
    return this.#told(8) === 1;
  }

  /** Where the word before it ended, and whether that holds a hint. */
  get before(): number {
    return this.#told(4);
  }

  get follows(): boolean {
    return this.#told(7) === 1;
  }

  /** Of all words met but those that `next` came back with. */
  get kindsMet(): number {
    return this.#code.kinds();
  }

  /** Another word, by its number. */
  note(number: number): void {
    this.#code.note(number);
  }

  /** The words met, each once by the lower bits of its hash, packed with greater numbers behind them. */
  words(greater: readonly number[]): Words {
    const from = this.#code.PACKED.value;
    const length = this.#code.pack();
    return packBehind(this.#bytes.subarray(from, from + length), this.#told(0), greater);
  }

  #told(field: number): number {
    return this.#numbers[this.#out + field] ?? 0;
  }

  #reserve(size: number): void {
    const { memory } = this.#code;
    if (size <= memory.buffer.byteLength) return;
    memory.grow(Math.ceil((size - memory.buffer.byteLength) / PAGE));
    this.#bytes = new Uint8Array(memory.buffer);
    this.#numbers = new Int32Array(memory.buffer);
  }
}
