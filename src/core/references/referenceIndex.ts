import type { FlagKey } from '../model/flag.ts';
import type { Reference, UnresolvedCall } from '../model/reference.ts';
import { CountChange } from './countChange.ts';
import { lastNameOf } from './extract/calls.ts';
import type { FileFacts } from './facts.ts';
import { isTypeOfFlags } from './flagNames.ts';
import { type Aliases, aliasesIn } from './prefilter/aliases.ts';
import { type ChangedFile, type References, ReferenceTable } from './referenceTable.ts';
import { FlagCalls, Wrappers } from './resolve/flagCalls.ts';
import { KeySet } from './resolve/knownKeys.ts';
import { type Lookup, Program } from './resolve/program.ts';
import {
  type Discovery,
  discoverKeys,
  type FileResolution,
  type KeysAtHand,
  resolveFile,
} from './resolve/resolveFile.ts';
import type { CallTable } from './sdkCalls/callTable.ts';

const NOTHING: readonly never[] = [];

/**
 * References by file and by key, kept up file by file. Whatever the order of changes, it holds what an index
 * built from scratch over the same files would.
 */
export class ReferenceIndex implements References {
  readonly #program: Program;
  #known: ReadonlySet<FlagKey> = new Set();
  #knownKeys = new KeySet();
  /** Hold until a file or a known key changes. */
  #wrappers = new Wrappers();
  readonly #discoveries = new Map<string, Discovery>();
  readonly #lookups = new Map<string, ReadonlySet<Lookup>>();
  readonly #table = new ReferenceTable();
  readonly #changed = new Set<string>();
  readonly #askers = new Map<Lookup, Set<string>>();
  readonly #discoverers = new Map<FlagKey, number>();
  readonly #declarers = new Map<FlagKey, number>();

  constructor(table: CallTable) {
    this.#program = new Program(table);
  }

  replace(file: string, facts: FileFacts | undefined): ReadonlySet<FlagKey> {
    return this.replaceAll([[file, facts]]);
  }

  /** One pass for many files; returns the keys whose references changed. */
  replaceAll(changes: Iterable<readonly [string, FileFacts | undefined]>): ReadonlySet<FlagKey> {
    const stale = new Set<string>();
    const touched = new Set<FlagKey>();
    for (const [file, facts] of changes) {
      stale.add(file);
      for (const lookup of this.#program.replace(file, facts)) {
        for (const asker of this.#askers.get(lookup) ?? NOTHING) stale.add(asker);
      }
    }
    this.#refresh(stale, touched);
    return touched;
  }

  setKnownKeys(keys: Iterable<FlagKey>): ReadonlySet<FlagKey> {
    this.#known = new Set(keys);
    this.#knownKeys = new KeySet(this.#known);
    const touched = new Set<FlagKey>();
    this.#refresh(new Set(this.#program.names()), touched);
    return touched;
  }

  at(file: string, offset: number): Reference | undefined {
    return this.#table.at(file, offset);
  }

  ofFile(file: string): readonly Reference[] {
    return this.#table.ofFile(file);
  }

  ofKey(key: FlagKey): readonly Reference[] {
    return this.#table.ofKey(key);
  }

  keys(): Iterable<FlagKey> {
    return this.#table.keys();
  }

  files(): Iterable<string> {
    return this.#table.files();
  }

  unresolved(): readonly UnresolvedCall[] {
    return this.#table.unresolved();
  }

  get size(): number {
    return this.#table.size;
  }

  /** Files that hold other references than at the last call, and what they hold now. */
  takeChanged(): readonly ChangedFile[] {
    const files = [...this.#changed].map((file) => [file, this.#table.of(file)] as const);
    this.#changed.clear();
    return files;
  }

  /** Known to a flag system, or revealed by the code. */
  isKey(text: string): boolean {
    return this.#known.has(text) || this.#discoverers.has(text);
  }

  /** Keys which flag calls or flag files in the code have, whether known or not. */
  revealedKeys(): Iterable<FlagKey> {
    return this.#discoverers.keys();
  }

  /** What may lead from files that were never read closely to keys and wrappers in those that were. */
  aliases(): Aliases {
    const known = this.#knownKeys;
    const calls = new FlagCalls(this.#program, known, this.#wrappers, new Set());
    return aliasesIn(this.#program.all(), {
      isKey: (text) => this.isKey(text),
      isOwnKey: (name, type) => isTypeOfFlags(type) && known.spelled(name).length > 0,
      isWrapper: (facts, index) => calls.isWrapper(facts, index),
    });
  }

  factsOf(file: string): FileFacts | undefined {
    return this.#program.facts(file);
  }

  #refresh(stale: Set<string>, touched: Set<FlagKey>): void {
    const known = this.#knownKeys;
    const wrappers = new Wrappers();
    this.#wrappers = wrappers;
    const asking = this.#program.asking.settle();
    if (asking.size > 0) for (const file of this.#filesCalling(asking)) stale.add(file);
    const changed = this.#rediscover(stale, { known, defined: known, all: known, wrappers });
    if (changed.size > 0) for (const file of this.#filesNaming(changed)) stale.add(file);
    const defined = new KeySet([...this.#known, ...this.#declarers.keys()]);
    const all = new KeySet([...this.#known, ...this.#discoverers.keys()]);
    for (const file of stale) {
      const facts = this.#program.facts(file);
      this.#settle(
        file,
        facts && resolveFile(this.#program, facts, { known, defined, all, wrappers }),
        touched,
      );
    }
  }

  /** Returns the keys that came to be, or ceased to be, revealed or declared by any file. */
  #rediscover(stale: Iterable<string>, keys: KeysAtHand): Set<FlagKey> {
    const revealed = new CountChange(this.#discoverers);
    const declared = new CountChange(this.#declarers);
    for (const file of stale) {
      const before = this.#discoveries.get(file);
      revealed.addAll(before?.keys, -1);
      declared.addAll(before?.declared, -1);
      const facts = this.#program.facts(file);
      const after = facts && discoverKeys(this.#program, facts, keys);
      if (after) this.#discoveries.set(file, after);
      else this.#discoveries.delete(file);
      revealed.addAll(after?.keys, 1);
      declared.addAll(after?.declared, 1);
    }
    return new Set([...revealed.changed(), ...declared.changed()]);
  }

  *#filesCalling(names: ReadonlySet<string>): Generator<string> {
    for (const facts of this.#program.all()) {
      const calls = facts.calls.some(({ callee }) => names.has(lastNameOf(callee) ?? ''));
      if (calls) yield facts.file;
    }
  }

  /** Files that may speak of one of the keys without asking for it in a call. */
  *#filesNaming(keys: ReadonlySet<FlagKey>): Generator<string> {
    for (const facts of this.#program.all()) {
      const names =
        facts.texts.some(({ value }) => keys.has(value)) ||
        facts.mentions.some(({ word }) => keys.has(word)) ||
        // Any name or member may lead to the key by way of other files.
        facts.uses.length > 0;
      if (names) yield facts.file;
    }
  }

  #settle(file: string, after: FileResolution | undefined, touched: Set<FlagKey>): void {
    for (const lookup of this.#lookups.get(file) ?? NOTHING) this.#forgetAsker(lookup, file);
    for (const lookup of after?.lookups ?? NOTHING) this.#rememberAsker(lookup, file);
    if (after) this.#lookups.set(file, after.lookups);
    else this.#lookups.delete(file);
    const keys = this.#table.set(
      file,
      after && { references: after.references, unresolved: after.unresolved },
    );
    if (keys === undefined) return;
    this.#changed.add(file);
    for (const key of keys) touched.add(key);
  }

  #rememberAsker(lookup: Lookup, file: string): void {
    const files = this.#askers.get(lookup);
    if (files) files.add(file);
    else this.#askers.set(lookup, new Set([file]));
  }

  #forgetAsker(lookup: Lookup, file: string): void {
    const files = this.#askers.get(lookup);
    if (files?.delete(file) && files.size === 0) this.#askers.delete(lookup);
  }
}
