/** Numbers and texts one behind the other: small numbers take one byte, a text is written once however often it is used. */
export class ByteWriter {
  #bytes = new Uint8Array(4096);
  #length = 0;
  readonly #texts = new Map<string, number>();
  /** Where the last thing stood; most stand close to each other. */
  #place = 0;

  /** Puts its length before what is written, so that a reader may step over it. */
  block(write: () => void): void {
    const outer = this.#place;
    const start = this.#length;
    this.#place = 0;
    write();
    const length = this.#length - start;
    // The room it takes: behind it all, to be moved to the front.
    this.number(length);
    const size = this.#length - start - length;
    this.#bytes.copyWithin(start + size, start, start + length);
    this.#length = start;
    this.number(length);
    this.#length += length;
    this.#place = outer;
  }

  /** A whole number from 0. */
  number(value: number): void {
    if (this.#length + 5 > this.#bytes.length) this.#grow();
    let rest = value;
    while (rest > 0x7f) {
      this.#bytes[this.#length++] = (rest & 0x7f) | 0x80;
      rest >>>= 7;
    }
    this.#bytes[this.#length++] = rest;
  }

  text(value: string): void {
    const known = this.#texts.get(value);
    this.number(known ?? this.#texts.size);
    if (known === undefined) this.#texts.set(value, this.#texts.size);
  }

  /** An offset in the file. */
  place(value: number): void {
    const step = value - this.#place;
    this.#place = value;
    this.number(step < 0 ? -2 * step - 1 : 2 * step);
  }

  /** What was written, behind its texts. */
  finish(): Uint8Array {
    const body = this.#bytes.subarray(0, this.#length);
    const head = new ByteWriter();
    const texts = [...this.#texts.keys()];
    head.number(texts.length);
    for (const text of texts) head.number(text.length);
    const all = new TextEncoder().encode(texts.join(''));
    head.number(all.length);
    const front = head.#bytes.subarray(0, head.#length);
    const bytes = new Uint8Array(front.length + all.length + body.length);
    bytes.set(front);
    bytes.set(all, front.length);
    bytes.set(body, front.length + all.length);
    return bytes;
  }

  #grow(): void {
    const larger = new Uint8Array(this.#bytes.length * 2);
    larger.set(this.#bytes);
    this.#bytes = larger;
  }
}

const DECODER = new TextDecoder('utf-8', { ignoreBOM: true });

/** The texts of what was written, each made when it is first asked for. */
class Texts {
  readonly #encoded: Uint8Array;
  readonly #ends: readonly number[];
  readonly #made: string[] = [];
  #all: string | undefined;

  constructor(encoded: Uint8Array, ends: readonly number[]) {
    this.#encoded = encoded;
    this.#ends = ends;
  }

  at(index: number): string {
    const made = this.#made[index];
    if (made !== undefined) return made;
    this.#all ??= DECODER.decode(this.#encoded);
    const text = apart(this.#all.slice(this.#ends[index - 1] ?? 0, this.#ends[index]));
    this.#made[index] = text;
    return text;
  }
}

/**
 * The same text, of characters of its own: V8 keeps the whole of which a text is a part as long as the part is held
 * (`SlicedString` in its `objects/string.h`), and the names of thousands of files are held for good.
 */
function apart(text: string): string {
  return ` ${text}`.slice(1);
}

/** Reads what a `ByteWriter` wrote, in the same order. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  readonly #texts: Texts;
  #at: number;
  #place = 0;

  private constructor(bytes: Uint8Array, at: number, texts: Texts | undefined) {
    this.#bytes = bytes;
    this.#at = at;
    this.#texts = texts ?? this.#readTexts();
  }

  static of(bytes: Uint8Array): ByteReader {
    return new ByteReader(bytes, 0, undefined);
  }

  /** Steps over a block; returns where it begins. */
  block(): number {
    const length = this.number();
    const start = this.#at;
    this.#at += length;
    return start;
  }

  /** Reads the block that begins there. */
  within(start: number): ByteReader {
    return new ByteReader(this.#bytes, start, this.#texts);
  }

  #readTexts(): Texts {
    const ends: number[] = [];
    let end = 0;
    for (let left = this.number(); left > 0; left--) {
      end += this.number();
      ends.push(end);
    }
    const start = this.block();
    return new Texts(this.#bytes.subarray(start, this.#at), ends);
  }

  number(): number {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.#bytes[this.#at++] ?? 0;
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
  }

  text(): string {
    return this.#texts.at(this.number());
  }

  place(): number {
    const step = this.number();
    this.#place += step & 1 ? -((step + 1) >> 1) : step >> 1;
    return this.#place;
  }
}
