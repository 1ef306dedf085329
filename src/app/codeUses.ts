import type { FlagKey } from '../core/model/flag.ts';
import type { Reference } from '../core/model/reference.ts';
import type { Uses } from '../core/present/flagCard.ts';
import type { References } from '../core/references/referenceTable.ts';

/** Uses proper: a mention or the flag's own definition is none. */
export function usesOf(references: readonly Reference[]): readonly Reference[] {
  return references.filter(({ how }) => how !== 'mention' && how !== 'declaration');
}

/** The code as staleness and cards see it, over the indexes of all folders. */
export class CodeUses {
  readonly #indexes: () => readonly References[];
  readonly #indexed: () => boolean;

  constructor(indexes: () => readonly References[], indexed: () => boolean) {
    this.#indexes = indexes;
    this.#indexed = indexed;
  }

  get indexed(): boolean {
    return this.#indexed();
  }

  keys(): readonly FlagKey[] {
    return this.#indexes().flatMap((index) => [...index.keys()]);
  }

  has(key: FlagKey): boolean {
    return this.#indexes().some((index) => index.ofKey(key).length > 0);
  }

  count(key: FlagKey): number {
    return this.of(key).references;
  }

  files(key: FlagKey): readonly string[] {
    return this.#indexes().flatMap((index) => usesOf(index.ofKey(key)).map(({ file }) => file));
  }

  of(key: FlagKey): Uses {
    const uses = this.#indexes().map((index) => usesOf(index.ofKey(key)));
    return {
      references: uses.reduce((sum, found) => sum + found.length, 0),
      files: uses.reduce((sum, found) => sum + new Set(found.map(({ file }) => file)).size, 0),
      ...(this.indexed ? {} : { soFar: true }),
    };
  }
}
