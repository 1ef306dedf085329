/** Bytes by row, as parts of the buffers they lie in: a view for each would take a hundred bytes of its own. */
export class ByteColumn {
  #buffers: (ArrayBufferLike | undefined)[] = [];
  #starts: number[] = [];
  #lengths: number[] = [];

  /** As it is now, over the same bytes. */
  copy(): ByteColumn {
    const copy = new ByteColumn();
    copy.#buffers = this.#buffers.slice();
    copy.#starts = this.#starts.slice();
    copy.#lengths = this.#lengths.slice();
    return copy;
  }

  /** The row behind the last. */
  get next(): number {
    return this.#buffers.length;
  }

  set(row: number, bytes: Uint8Array | undefined): void {
    this.#buffers[row] = bytes?.buffer;
    this.#starts[row] = bytes?.byteOffset ?? 0;
    this.#lengths[row] = bytes?.length ?? 0;
  }

  get(row: number): Uint8Array | undefined {
    const buffer = this.#buffers[row];
    return buffer && new Uint8Array(buffer, this.#starts[row], this.#lengths[row]);
  }
}
