import type { FlagKey } from '../../model/flag.ts';
import { FAMILIES } from '../languages/family.ts';
import { type Aliases, aliasIn } from '../prefilter/aliases.ts';
import type { Wanted } from '../prefilter/patterns.ts';
import type { ReferenceIndex } from '../referenceIndex.ts';
import { isEverydayWord } from '../resolve/knownKeys.ts';
import type { CallTable } from '../sdkCalls/callTable.ts';

/** All that makes a file worth a close reading so far. It only grows: what was found once is looked for again. */
export class LookedFor {
  readonly #table: CallTable;
  readonly #keys = new Growing();
  readonly #revealed = new Growing();
  readonly #everyday = new Growing();
  readonly #names = new Growing();
  readonly #owners = new Growing();
  #learnt: Aliases | undefined;

  constructor(table: CallTable) {
    this.#table = table;
  }

  /** As it is now: what is learnt later does not show in it. */
  all(): Wanted {
    return {
      keys: new Set(this.#keys.all),
      revealed: new Set(this.#revealed.all),
      everyday: new Set(this.#everyday.all),
      names: new Set(this.#names.all),
      owners: new Set(this.#owners.all),
    };
  }

  addKeys(keys: Iterable<FlagKey>): void {
    this.#keys.add(keys);
  }

  learn(index: ReferenceIndex): void {
    this.learnAliases(index.aliases());
    this.#keys.add(index.declaredKeys());
    for (const key of index.revealedKeys())
      (isEverydayWord(key) ? this.#everyday : this.#revealed).add([key]);
  }

  learnAliases(aliases: Aliases): void {
    if (aliases === this.#learnt) return;
    this.#learnt = aliases;
    this.#names.add([...aliases.names].filter((alias) => !this.#isCall(alias)));
    this.#owners.add(aliases.owners);
  }

  /** Whoever calls it has been read for that alone. */
  #isCall(alias: string): boolean {
    const { family, name } = aliasIn(alias);
    if (this.#table.genericNames.has(name)) return false;
    return FAMILIES.some((each) => each === family && this.#table.find(each, name).length > 0);
  }

  /** What files already looked through may hold unseen; undefined for nothing. */
  takeNew(): Wanted | undefined {
    const wanted = {
      keys: this.#keys.takeNew(),
      revealed: this.#revealed.takeNew(),
      everyday: this.#everyday.takeNew(),
      names: this.#names.takeNew(),
      owners: this.#owners.takeNew(),
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
