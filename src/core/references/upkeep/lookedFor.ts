import type { FlagKey } from '../../model/flag.ts';
import type { Aliases } from '../prefilter/aliases.ts';
import type { Wanted } from '../prefilter/patterns.ts';
import type { ReferenceIndex } from '../referenceIndex.ts';
import type { CallTable } from '../sdkCalls/callTable.ts';

/** All that makes a file worth a close reading so far. It only grows: what was found once is looked for again. */
export class LookedFor {
  private readonly table: CallTable;
  private readonly keys = new Set<FlagKey>();
  private readonly names = new Set<string>();
  private readonly owners = new Set<string>();
  private readonly free = new Set<string>();

  constructor(table: CallTable) {
    this.table = table;
  }

  wanted(): Wanted {
    return {
      keys: [...this.keys],
      names: new Set(this.names),
      owners: new Set(this.owners),
      free: new Set(this.free),
    };
  }

  /** Returns whether any key was not looked for before. */
  addKeys(keys: Iterable<FlagKey>): boolean {
    return addAll(this.keys, keys, () => true);
  }

  /** Returns whether the index has revealed anything not looked for before. */
  learn(index: ReferenceIndex): boolean {
    const aliases: Aliases = index.aliases();
    const isNew = (name: string) => !this.table.names.calls.has(name);
    // Each must run: they add.
    const added = [
      this.addKeys(index.revealedKeys()),
      addAll(this.names, aliases.names, isNew),
      addAll(this.owners, aliases.owners, () => true),
      addAll(this.free, aliases.free, isNew),
    ];
    return added.includes(true);
  }
}

function addAll(into: Set<string>, from: Iterable<string>, isWanted: (name: string) => boolean): boolean {
  const before = into.size;
  for (const name of from) if (isWanted(name)) into.add(name);
  return into.size > before;
}
