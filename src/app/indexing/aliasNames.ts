import { aliasesOf } from '../../core/references/prefilter/aliases.ts';
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
    const tests = {
      isKey: (text: string) => index.isKey(text),
      asksForFlags: (name: string) => this.table.names.calls.has(name) || this.names.has(name),
    };
    const added = new Set<string>();
    for (const file of index.files()) {
      const facts = index.factsOf(file);
      if (facts === undefined) continue;
      for (const name of aliasesOf(facts, tests)) if (!this.names.has(name)) added.add(name);
    }
    for (const key of index.revealedKeys()) if (!this.names.has(key)) added.add(key);
    for (const name of added) this.names.add(name);
    return [...added].filter((name) => !this.table.names.calls.has(name));
  }
}
