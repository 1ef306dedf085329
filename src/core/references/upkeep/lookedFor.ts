import type { FlagKey } from '../../model/flag.ts';
import { FAMILIES, isFreelyNamed } from '../languages/family.ts';
import { nameOf } from '../prefilter/aliases.ts';
import type { Wanted } from '../prefilter/patterns.ts';
import type { ReferenceIndex } from '../referenceIndex.ts';
import type { CallTable } from '../sdkCalls/callTable.ts';

/** All that makes a file worth a close reading so far. It only grows: what was found once is looked for again. */
export class LookedFor {
  readonly #table: CallTable;
  readonly #keys = new Growing();
  readonly #exported = new Growing();
  readonly #owners = new Growing();
  readonly #free = new Growing();

  constructor(table: CallTable) {
    this.#table = table;
  }

  /** As it is now: what is learnt later does not show in it. */
  all(): Wanted {
    return {
      keys: new Set(this.#keys.all),
      exported: new Set(this.#exported.all),
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
    const isCall = (exported: string) => calls.has(nameOf(exported));
    this.#exported.add([...aliases.exported].filter((exported) => !isCall(exported)));
    this.#owners.add(aliases.owners);
    this.#free.add([...aliases.free].filter((each) => !this.#isCallWithoutImport(nameOf(each))));
  }

  /** A React component's name, say, is anybody's in Swift. */
  #isCallWithoutImport(name: string): boolean {
    const families = FAMILIES.filter((family) => family === 'go' || isFreelyNamed(family));
    return families.some((family) => this.#table.find(family, name).length > 0);
  }

  /** What files already looked through may hold unseen; undefined for nothing. */
  takeNew(): Wanted | undefined {
    const wanted = {
      keys: this.#keys.takeNew(),
      exported: this.#exported.takeNew(),
      owners: this.#owners.takeNew(),
      free: this.#free.takeNew(),
    };
    return Object.values(wanted).some(({ size }) => size > 0) ? wanted : undefined;
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
