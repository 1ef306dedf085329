import type { Words } from '../prefilter/packedWords.ts';
import type { Wanted } from '../prefilter/patterns.ts';
import { filtersOf } from '../prefilter/wordFilters.ts';

/** Files that showed no sign of flags, with their words. */
export class FilesAside {
  readonly #words = new Map<string, Words>();

  add(files: Iterable<readonly [file: string, words: Words]>): void {
    for (const [file, words] of files) this.#words.set(file, words);
  }

  forget(files: Iterable<string>): void {
    for (const file of files) this.#words.delete(file);
  }

  /** Those that may hold something of what is wanted. */
  filesWith(wanted: Wanted): readonly string[] {
    const filters = filtersOf(wanted);
    return [...this.#words].flatMap(([file, words]) => (filters(file).mayHold(words) ? [file] : []));
  }
}
