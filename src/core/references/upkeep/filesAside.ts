import { familyByName } from '../extract/lexicalNames.ts';
import { dialectOf } from '../languages/languages.ts';
import type { Wanted } from '../prefilter/patterns.ts';
import { WordFilter, type Words } from '../prefilter/words.ts';

const NOTHING: ReadonlySet<string> = new Set();

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
    const inCode = new WordFilter(wanted);
    // Without syntax only keys mean anything.
    const inText = new WordFilter({ ...wanted, exported: NOTHING, owners: NOTHING, free: NOTHING });
    return [...this.#words].flatMap(([file, words]) =>
      (dialectOf(file) || familyByName(file) ? inCode : inText).mayHold(words) ? [file] : [],
    );
  }
}
