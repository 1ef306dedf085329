/** Numbers and texts one behind the other: small numbers take one byte, a text is written once however often it is used. */
export class ByteWriter {
  #bytes = new Uint8Array(4096);
  #length = 0;
  readonly #texts = new Map<string, number>();
  /** Where the last thing stood; most stand close to each other. */
  #place = 0;

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

/** Reads what a `ByteWriter` wrote, in the same order. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  readonly #texts: readonly string[];
  #at = 0;
  #place = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    const lengths = Array.from({ length: this.number() }, () => this.number());
    const size = this.number();
    const all = DECODER.decode(bytes.subarray(this.#at, this.#at + size));
    this.#at += size;
    let from = 0;
    this.#texts = lengths.map((length) => {
      from += length;
      return all.slice(from - length, from);
    });
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
