import type { SkippedFile } from '../../core/model/reference.ts';
import { ByteColumn } from '../../core/references/packing/byteColumn.ts';
import type { PackedFacts } from '../../core/references/packing/packedFacts.ts';
import type { ReadFile } from '../../indexing/messages.ts';
import { NO_FILE, type Stamp } from '../../indexing/sourceFiles.ts';

/** What was read of each file, in columns: an object for each of a hundred thousand takes more than it holds. */
export class KnownFiles {
  #rows = new Map<string, number>();
  #facts: (PackedFacts | undefined)[] = [];
  #words = new ByteColumn();
  #skipped = new Map<string, SkippedFile['reason']>();
  /** Of each row its time and its size. */
  #stamps = new Float64Array(2);

  /** As they are now, whatever comes later. */
  copy(): KnownFiles {
    const copy = new KnownFiles();
    copy.#rows = new Map(this.#rows);
    copy.#facts = this.#facts.slice();
    copy.#words = this.#words.copy();
    copy.#skipped = new Map(this.#skipped);
    copy.#stamps = this.#stamps.slice();
    return copy;
  }

  get size(): number {
    return this.#rows.size;
  }

  /** A row once given stays its file's. */
  set({ file, stamp, facts, words, skipped }: Omit<ReadFile, 'sketched'>): void {
    const row = this.#rows.get(file) ?? this.#facts.length;
    this.#rows.set(file, row);
    this.#facts[row] = facts;
    this.#words.set(row, words);
    this.#stamp(row, stamp);
    if (skipped) this.#skipped.set(file, skipped);
    else this.#skipped.delete(file);
  }

  /** Its row stays empty until the next start. */
  delete(file: string): void {
    if (!this.#rows.has(file)) return;
    this.set({ file, stamp: NO_FILE });
    this.#rows.delete(file);
  }

  get(file: string): ReadFile | undefined {
    const row = this.#rows.get(file);
    return row === undefined ? undefined : this.#at(file, row);
  }

  *[Symbol.iterator](): Generator<ReadFile> {
    for (const [file, row] of this.#rows) yield this.#at(file, row);
  }

  #at(file: string, row: number): ReadFile {
    const mtime = this.#stamps[2 * row] ?? Number.NaN;
    const size = this.#stamps[2 * row + 1] ?? Number.NaN;
    const [facts, words, skipped] = [this.#facts[row], this.#words.get(row), this.#skipped.get(file)];
    return {
      ...{ file, stamp: { mtime, size } },
      ...(facts && { facts }),
      ...(words && { words }),
      ...(skipped && { skipped }),
    };
  }

  #stamp(row: number, { mtime, size }: Stamp): void {
    if (2 * row >= this.#stamps.length) {
      const stamps = new Float64Array(2 * this.#stamps.length);
      stamps.set(this.#stamps);
      this.#stamps = stamps;
    }
    this.#stamps[2 * row] = mtime;
    this.#stamps[2 * row + 1] = size;
  }
}
