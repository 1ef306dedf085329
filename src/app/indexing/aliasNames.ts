import type { ReferenceIndex } from '../../core/references/referenceIndex.ts';
import type { CallTable } from '../../core/references/sdkCalls/callTable.ts';

/** What files have revealed so far: keys, and the names under which files use each other's keys and wrappers. */
export class AliasNames {
  private readonly table: CallTable;
  private readonly names = new Set<string>();

  constructor(table: CallTable) {
    this.table = table;
  }

  known(): readonly string[] {
    return [...this.names];
  }

  /** Returns the names not met before. */
  learn(index: ReferenceIndex): readonly string[] {
    const met = [...index.aliases(), ...index.revealedKeys()];
    const added = [...new Set(met)].filter(
      (name) => !this.names.has(name) && !this.table.names.calls.has(name),
    );
    for (const name of added) this.names.add(name);
    return added;
  }
}
