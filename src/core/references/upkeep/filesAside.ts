import type { FileAside } from '../../ports/sourceReader.ts';
import { ByteColumn } from '../packing/byteColumn.ts';
import type { Wanted } from '../prefilter/patterns.ts';
import { filtersOf } from '../prefilter/wordFilters.ts';

/** Files that showed no sign of flags, with their words. */
export class FilesAside {
  /** Of each file that was ever put aside. */
  readonly #rows = new Map<string, number>();
  readonly #words = new ByteColumn();
  readonly #unread = new Set<string>();

  add(files: Iterable<FileAside>): void {
    for (const [file, words, isUnread] of files) {
      const row = this.#rows.get(file) ?? this.#words.next;
      this.#rows.set(file, row);
      this.#words.set(row, words);
      if (isUnread) this.#unread.add(file);
      else this.#unread.delete(file);
    }
  }

  forget(files: Iterable<string>): void {
    for (const file of files) {
      const row = this.#rows.get(file);
      if (row !== undefined) this.#words.set(row, undefined);
    }
  }

  /** Those that may hold something of what is wanted. */
  filesWith(wanted: Wanted): readonly string[] {
    const filters = filtersOf(wanted);
    const found: string[] = [];
    for (const [file, row] of this.#rows) {
      const words = this.#words.get(row);
      if (words && filters(file, this.#unread.has(file)).mayHold(words)) found.push(file);
    }
    return found;
  }
}
