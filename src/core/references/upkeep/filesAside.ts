import { familyByName } from '../extract/lexicalNames.ts';
import { FAMILIES, type Family } from '../languages/family.ts';
import { dialectOf } from '../languages/languages.ts';
import { ownerOf } from '../prefilter/aliases.ts';
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
    const filters = new Map(FAMILIES.map((family) => [family, new WordFilter(wantedIn(family, wanted))]));
    return [...this.#words].flatMap(([file, words]) => {
      const family = dialectOf(file)?.language.family ?? familyByName(file) ?? 'text';
      return filters.get(family)?.mayHold(words) ? [file] : [];
    });
  }
}

/** Without syntax only keys mean anything. */
function wantedIn(family: Family, wanted: Wanted): Wanted {
  if (family === 'text') return { ...wanted, exported: NOTHING, owners: NOTHING, free: NOTHING };
  return { ...wanted, free: new Set([...wanted.free].filter((each) => ownerOf(each) === family)) };
}
