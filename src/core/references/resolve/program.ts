import type { FileFacts } from '../facts.ts';
import type { Family } from '../languages/family.ts';
import type { PackedFacts } from '../packing/packedFacts.ts';
import type { CallTable } from '../sdkCalls/callTable.ts';
import { type Lookup, numberOf } from './asked.ts';
import { AskingNames } from './askingNames.ts';
import { Declarers } from './declarers.ts';
import { Exporters } from './exporters.ts';
import { FactsStore } from './factsStore.ts';
import { FileDetails } from './fileDetails.ts';
import { methodsIn } from './methods.ts';
import { Modules } from './modules.ts';
import { Outline } from './outline.ts';
import { lookupsInto, lookupsMoved } from './surface.ts';

const NOTHING: readonly string[] = [];

export interface MethodAt {
  readonly file: string;
  readonly family: Family;
  readonly function: number;
}

/** All files' facts, found by path, by import and by method name. */
export class Program {
  readonly table: CallTable;
  readonly modules = new Modules();
  readonly declarers = new Declarers();
  readonly asking: AskingNames;
  readonly #files: FactsStore;
  readonly #outlines = new Map<string, Outline>();
  /** By name, then by file. */
  readonly #methods = new Map<string, Map<string, readonly number[]>>();
  readonly #sortedMethods = new Map<string, readonly MethodAt[]>();
  /** Until a file comes or goes. */
  readonly #exporters = new Map<readonly string[], Exporters>();

  constructor(table: CallTable, mostOpenBytes: number) {
    this.#files = new FactsStore(mostOpenBytes);
    this.table = table;
    this.asking = new AskingNames(table.names.calls);
  }

  facts(file: string): FileFacts | undefined {
    return this.#files.get(file);
  }

  outline(file: string): Outline | undefined {
    return this.#outlines.get(file);
  }

  /** Between two files: what was got before need not be what is got again. */
  tidy(): void {
    this.#files.tidy();
  }

  /** In path order, whatever order files came in: results must not depend on history. */
  methodsNamed(name: string): readonly MethodAt[] {
    const known = this.#sortedMethods.get(name);
    if (known) return known;
    const byFile = [...(this.#methods.get(name) ?? [])].sort(([a], [b]) => compare(a, b));
    const sorted = byFile.flatMap(([file, own]) => this.#methodsIn(file, own));
    this.#sortedMethods.set(name, sorted);
    return sorted;
  }

  #methodsIn(file: string, own: readonly number[]): readonly MethodAt[] {
    const family = this.outline(file)?.family ?? 'text';
    return own.map((index) => ({ file, family, function: index }));
  }

  /** Of the files of a module, those that may export the name. */
  exporting(files: readonly string[], name: string): readonly string[] {
    const [only, ...more] = files;
    if (only === undefined) return files;
    if (more.length === 0) return this.outline(only)?.mayExport(name) ? files : NOTHING;
    const known = this.#exporters.get(files);
    if (known) return known.of(name);
    const exporters = new Exporters(files, (file) => this.outline(file));
    this.#exporters.set(files, exporters);
    return exporters.of(name);
  }

  detailsOf(facts: FileFacts): FileDetails {
    const details = this.#files.details(facts.file);
    return details?.facts === facts ? details : new FileDetails(facts);
  }

  /** Returns what other files may have looked up here and would find changed. */
  replace(file: string, packed: PackedFacts | undefined): ReadonlySet<Lookup> {
    this.#exporters.clear();
    const before = this.#files.get(file);
    if (before) this.#forget(before);
    this.#files.set(file, packed);
    const after = this.#files.get(file);
    if (after) this.#remember(after);
    this.asking.replace(before, after);
    return lookupsMoved(before, after, (name) => this.asking.has(name));
  }

  /**
   * Names of calls that began or ceased to ask for a flag, and what others may have looked up in files that hand a
   * parameter to one: as long as it does not ask, that is not part of what they give.
   */
  settleAsking(): ReadonlySet<Lookup> {
    const moved = [...this.asking.settle()].map((name): Lookup => `asks:${name}`);
    if (moved.length === 0) return new Set();
    const numbers = new Set(moved.map(numberOf));
    const handing = [...this.#outlines].filter(([, outline]) => outline.handsToAny(numbers));
    return new Set([...moved, ...handing.flatMap(([file]) => [...lookupsInto(this.facts(file))])]);
  }

  #forget(facts: FileFacts): void {
    this.#outlines.delete(facts.file);
    this.modules.remove(facts.file);
    this.declarers.remove(facts);
    for (const name of methodsIn(facts).keys()) {
      const methods = this.#methods.get(name);
      if (methods?.delete(facts.file) && methods.size === 0) this.#methods.delete(name);
      this.#sortedMethods.delete(name);
    }
  }

  #remember(facts: FileFacts): void {
    this.#outlines.set(facts.file, new Outline(facts));
    this.modules.add(facts.file, facts.family);
    this.declarers.add(facts);
    for (const [name, own] of methodsIn(facts)) {
      const methods = this.#methods.get(name) ?? new Map<string, readonly number[]>();
      methods.set(facts.file, own);
      this.#methods.set(name, methods);
      this.#sortedMethods.delete(name);
    }
  }
}

export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
