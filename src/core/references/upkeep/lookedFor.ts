import type { FlagKey } from '../../model/flag.ts';
import { FAMILIES, isFreelyNamed } from '../languages/family.ts';
import type { Wanted } from '../prefilter/patterns.ts';
import type { ReferenceIndex } from '../referenceIndex.ts';
import type { CallTable } from '../sdkCalls/callTable.ts';

/** All that makes a file worth a close reading so far. It only grows: what was found once is looked for again. */
export class LookedFor {
  readonly #table: CallTable;
  readonly #keys = new Growing();
  readonly #names = new Growing();
  readonly #owners = new Growing();
  readonly #free = new Growing();

  constructor(table: CallTable) {
    this.#table = table;
  }

  /** As it is now: what is learnt later does not show in it. */
  all(): Wanted {
    return {
      keys: new Set(this.#keys.all),
      names: new Set(this.#names.all),
      owners: new Set(this.#owners.all),
      free: new Set(this.#free.all),
    };
  }

  addKeys(keys: Iterable<FlagKey>): void {
    this.#keys.add(keys);
  }

  learn(index: ReferenceIndex): void {
    const aliases = index.aliases();
    const { calls } = this.#table.names;
    this.#keys.add(index.revealedKeys());
    this.#names.add([...aliases.names].filter((name) => !calls.has(name)));
    this.#owners.add(aliases.owners);
    this.#free.add([...aliases.free].filter((name) => !this.#isCallWithoutImport(name)));
  }

  /** A React component's name, say, is anybody's in Swift. */
  #isCallWithoutImport(name: string): boolean {
    const families = FAMILIES.filter((family) => family === 'go' || isFreelyNamed(family));
    return families.some((family) => this.#table.find(family, name).length > 0);
  }

  /** What files already looked through may hold unseen; undefined for nothing. A name counts with an owner only. */
  takeNew(): Wanted | undefined {
    const keys = this.#keys.takeNew();
    const free = this.#free.takeNew();
    const paired = [...this.#names.takeNew(), ...this.#owners.takeNew()].length > 0;
    if (keys.size + free.size === 0 && !paired) return undefined;
    const nothing = new Set<string>();
    return {
      keys,
      free,
      names: paired ? this.#names.all : nothing,
      owners: paired ? this.#owners.all : nothing,
    };
  }
}

class Growing {
  readonly all = new Set<string>();
  #fresh = new Set<string>();

  add(texts: Iterable<string>): void {
    for (const text of texts) {
      if (this.all.has(text)) continue;
      this.all.add(text);
      this.#fresh.add(text);
    }
  }

  takeNew(): ReadonlySet<string> {
    const fresh = this.#fresh;
    this.#fresh = new Set();
    return fresh;
  }
}
