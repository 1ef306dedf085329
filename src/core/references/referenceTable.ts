import type { FlagKey } from '../model/flag.ts';
import type { Reference, UnresolvedCall } from '../model/reference.ts';

const NOTHING: readonly never[] = [];

/** What resolution found in one file. */
export interface FileReferences {
  readonly references: readonly Reference[];
  readonly unresolved: readonly UnresolvedCall[];
}

/** A file, and what it holds now. */
export type ChangedFile = readonly [file: string, references: FileReferences | undefined];

/** References as everybody reads them: at once, whatever is being worked out elsewhere. */
export interface References {
  /** The reference at an offset; of several, the shortest. */
  at(file: string, offset: number): Reference | undefined;
  ofFile(file: string): readonly Reference[];
  ofKey(key: FlagKey): readonly Reference[];
  keys(): Iterable<FlagKey>;
  /** Files with references or unresolved calls. */
  files(): Iterable<string>;
  unresolved(): readonly UnresolvedCall[];
  /** How many references there are, mentions not counted. */
  readonly size: number;
}

/** References by file and by key, replaced file by file. */
export class ReferenceTable implements References {
  readonly #byFile = new Map<string, FileReferences>();
  readonly #filesOfKey = new Map<FlagKey, Set<string>>();
  #counted = 0;

  get size(): number {
    return this.#counted;
  }

  /** Returns the keys whose references changed, or undefined where nothing did. */
  set(file: string, after: FileReferences | undefined): ReadonlySet<FlagKey> | undefined {
    const before = this.#byFile.get(file);
    const was = before?.references ?? NOTHING;
    const is = after?.references ?? NOTHING;
    if (sameAs(was, is) && sameAs(before?.unresolved ?? NOTHING, after?.unresolved ?? NOTHING)) {
      return undefined;
    }
    if (after && is.length + after.unresolved.length > 0) this.#byFile.set(file, after);
    else this.#byFile.delete(file);
    this.#counted += countOf(is) - countOf(was);
    return this.#noteKeys(file, textsByKey(was), textsByKey(is));
  }

  of(file: string): FileReferences | undefined {
    return this.#byFile.get(file);
  }

  at(file: string, offset: number): Reference | undefined {
    let best: Reference | undefined;
    for (const reference of this.ofFile(file)) {
      if (reference.start > offset) break;
      if (reference.end < offset) continue;
      if (best === undefined || reference.end - reference.start < best.end - best.start) best = reference;
    }
    return best;
  }

  ofFile(file: string): readonly Reference[] {
    return this.#byFile.get(file)?.references ?? NOTHING;
  }

  ofKey(key: FlagKey): readonly Reference[] {
    const files = [...(this.#filesOfKey.get(key) ?? NOTHING)].sort();
    return files.flatMap((file) => this.ofFile(file).filter((reference) => reference.key === key));
  }

  keys(): Iterable<FlagKey> {
    return this.#filesOfKey.keys();
  }

  files(): Iterable<string> {
    return this.#byFile.keys();
  }

  unresolved(): readonly UnresolvedCall[] {
    const files = [...this.#byFile].filter(([, { unresolved }]) => unresolved.length > 0);
    return files.sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, { unresolved }]) => unresolved);
  }

  #noteKeys(
    file: string,
    was: ReadonlyMap<FlagKey, string>,
    is: ReadonlyMap<FlagKey, string>,
  ): ReadonlySet<FlagKey> {
    const touched = new Set<FlagKey>();
    for (const key of new Set([...was.keys(), ...is.keys()])) {
      if (was.get(key) !== is.get(key)) touched.add(key);
      this.#noteFile(key, file, is.has(key));
    }
    return touched;
  }

  #noteFile(key: FlagKey, file: string, present: boolean): void {
    const files = this.#filesOfKey.get(key);
    if (present) {
      if (files) files.add(file);
      else this.#filesOfKey.set(key, new Set([file]));
    } else if (files?.delete(file) && files.size === 0) this.#filesOfKey.delete(key);
  }
}

function sameAs(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && (a.length === 0 || JSON.stringify(a) === JSON.stringify(b));
}

function countOf(references: readonly Reference[]): number {
  let count = 0;
  for (const { how } of references) if (how !== 'mention') count++;
  return count;
}

function textsByKey(references: readonly Reference[]): Map<FlagKey, string> {
  const found = new Map<FlagKey, string>();
  for (const reference of references) {
    found.set(reference.key, `${found.get(reference.key) ?? ''}${JSON.stringify(reference)}`);
  }
  return found;
}
