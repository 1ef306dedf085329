/** Numbers and texts one behind the other: small numbers take one byte, a text is written once however often it is used. */
export class ByteWriter {
  #bytes = new Uint8Array(4096);
  #length = 0;
  readonly #texts: Map<string, number>;
  #apart: ByteWriter | undefined;
  /** Where the last thing stood; most stand close to each other. */
  #place = 0;

  constructor(texts = new Map<string, number>()) {
    this.#texts = texts;
  }

  /** Writes behind everything else what is read only when it is asked for; returns how many bytes that took. */
  apart(write: (out: ByteWriter) => void): number {
    this.#apart ??= new ByteWriter(this.#texts);
    const before = this.#apart.#length;
    this.#apart.#place = 0;
    write(this.#apart);
    return this.#apart.#length - before;
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
    const apart = this.#apart ? this.#apart.#bytes.subarray(0, this.#apart.#length) : NOTHING;
    const head = new ByteWriter();
    const texts = [...this.#texts.keys()];
    head.number(texts.length);
    for (const text of texts) head.number(text.length);
    const all = new TextEncoder().encode(texts.join(''));
    head.number(all.length);
    head.number(body.length);
    const parts = [head.#bytes.subarray(0, head.#length), all, body, apart];
    const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
    let at = 0;
    for (const part of parts) {
      bytes.set(part, at);
      at += part.length;
    }
    return bytes;
  }

  #grow(): void {
    const larger = new Uint8Array(this.#bytes.length * 2);
    larger.set(this.#bytes);
    this.#bytes = larger;
  }
}

const NOTHING = new Uint8Array();
const DECODER = new TextDecoder('utf-8', { ignoreBOM: true });

/** Reads what a `ByteWriter` wrote, in the same order. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  readonly #texts: readonly string[];
  readonly #apartAt: number;
  #at = 0;
  #place = 0;

  /** `of`: the reader of the whole, for one that begins elsewhere. */
  constructor(bytes: Uint8Array, of?: ByteReader) {
    this.#bytes = bytes;
    if (of) {
      this.#texts = of.#texts;
      this.#apartAt = of.#apartAt;
      return;
    }
    const lengths = Array.from({ length: this.number() }, () => this.number());
    const size = this.number();
    const rest = this.number();
    const all = DECODER.decode(bytes.subarray(this.#at, this.#at + size));
    this.#at += size;
    let from = 0;
    this.#texts = lengths.map((length) => {
      from += length;
      return all.slice(from - length, from);
    });
    this.#apartAt = this.#at + rest;
  }

  /** From a place among what was written apart. */
  apart(at: number): ByteReader {
    const reader = new ByteReader(this.#bytes, this);
    reader.#at = this.#apartAt + at;
    return reader;
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
    return this.#texts[this.number()] ?? '';
  }

  place(): number {
    const step = this.number();
    this.#place += step & 1 ? -((step + 1) >> 1) : step >> 1;
    return this.#place;
  }
}
