import type { FlagKey } from '../model/flag.ts';
import type { Reference, UnresolvedCall } from '../model/reference.ts';
import { CountChange } from './countChange.ts';
import { isTypeOfFlags } from './flagNames.ts';
import type { PackedFacts } from './packing/packedFacts.ts';
import {
  type Aliases,
  aliasesOf,
  type FileAliases,
  giveTheSame,
  handOnTheSame,
} from './prefilter/aliases.ts';
import { joinAliases } from './prefilter/joinedAliases.ts';
import { type ChangedFile, type References, ReferenceTable } from './referenceTable.ts';
import { Asked, AskedKeys, type Lookup, lookupsOfKey } from './resolve/asked.ts';
import { AskingFunctions } from './resolve/askingFunctions.ts';
import { Dependents } from './resolve/dependents.ts';
import { isOfEnumOfKeys, membersOfType } from './resolve/enumsOfKeys.ts';
import { MOST_OPEN_BYTES } from './resolve/factsStore.ts';
import type { KeysAtHand } from './resolve/fileAtHand.ts';
import { FlagCalls } from './resolve/flagCalls.ts';
import { KeySet } from './resolve/knownKeys.ts';
import { Program } from './resolve/program.ts';
import { type Discovery, discoverKeys, type FileResolution, resolveFile } from './resolve/resolveFile.ts';
import { oneText } from './resolve/value.ts';
import { Wrappers } from './resolve/wrappers.ts';
import type { CallTable } from './sdkCalls/callTable.ts';

export type FactsChange = readonly [file: string, facts: PackedFacts | undefined];

/**
 * References by file and by key, kept up file by file. Whatever the order of changes, it holds what an index
 * built from scratch over the same files would.
 */
export class ReferenceIndex implements References {
  readonly #program: Program;
  #known = new KeySet();
  readonly #wrappers = new Wrappers();
  /** Until something is learnt. */
  #atHand: KeysAtHand | undefined;
  readonly #discoveries = new Map<string, Omit<Discovery, 'asked'>>();
  readonly #discoverers = new Map<FlagKey, number>();
  readonly #declarers = new Map<FlagKey, number>();
  readonly #aliases = new Map<string, FileAliases>();
  /** Of all files, until one gives something else. */
  #joined: Aliases | undefined;
  readonly #table = new ReferenceTable();
  readonly #changed = new Set<string>();
  /** Taken in, and not resolved yet. */
  readonly #stale = new Set<string>();
  /** Those in order, until something is learnt. */
  #waiting: string[] = [];
  readonly #rest = { discovery: new Dependents(), aliases: new Dependents(), references: new Dependents() };

  /** `mostOpenBytes`: of packed facts that are held open for those who will ask next. */
  constructor(table: CallTable, mostOpenBytes = MOST_OPEN_BYTES) {
    this.#program = new Program(table, mostOpenBytes);
  }

  replace(file: string, facts: PackedFacts | undefined): ReadonlySet<FlagKey> {
    return this.replaceAll([[file, facts]]);
  }

  /** Returns the keys whose references changed. */
  replaceAll(changes: Iterable<FactsChange>): ReadonlySet<FlagKey> {
    this.take(changes);
    return this.settle();
  }

  /** Shows what was found once, until the files themselves are taken in. */
  restore(shown: readonly ChangedFile[]): void {
    for (const [file, references] of shown) {
      this.#table.set(file, references);
      this.#changed.add(file);
    }
  }

  /** Learns what the files reveal; their references wait for `settle`. */
  take(changes: Iterable<FactsChange>): void {
    const files: string[] = [];
    const lookups = new Set<Lookup>();
    for (const [file, facts] of changes) {
      files.push(file);
      for (const lookup of this.#program.replace(file, facts)) lookups.add(lookup);
      this.#program.tidy();
    }
    this.#learn(files, lookups);
  }

  takeKnownKeys(keys: Iterable<FlagKey>): void {
    const before = this.#known;
    this.#known = new KeySet(keys);
    const moved = [...before.without(this.#known), ...this.#known.without(before)];
    if (moved.length > 0) this.#learn([], new Set(moved.flatMap(lookupsOfKey)));
  }

  setKnownKeys(keys: Iterable<FlagKey>): ReadonlySet<FlagKey> {
    this.takeKnownKeys(keys);
    return this.settle();
  }

  /** Resolves whatever was changed by what was taken in, or of that these files alone, as long as there is time. */
  settle(only?: Iterable<string>, isTime = () => true): ReadonlySet<FlagKey> {
    const touched = new Set<FlagKey>();
    // From the last to the first, and put in order once, however many steps are taken.
    if (only === undefined && this.#waiting.length === 0) this.#waiting = [...this.#stale].sort().reverse();
    const files = only ? [...only].sort().reverse() : this.#waiting;
    if (files.length === 0) return touched;
    this.#atHand ??= this.#keysAtHand();
    const keys = this.#atHand;
    for (let file = files.pop(); file !== undefined; file = files.pop()) {
      if (!this.#stale.has(file)) continue;
      const facts = this.#program.facts(file);
      const questions = this.#discoveries.get(file)?.questions ?? [];
      const found = facts && resolveFile(this.#program, facts, keys, questions);
      this.#rest.references.set(file, found?.asked);
      this.#show(file, found, touched);
      this.#stale.delete(file);
      this.#program.tidy();
      if (!isTime()) break;
    }
    return touched;
  }

  /** All that was taken in is resolved. */
  get isSettled(): boolean {
    return this.#stale.size === 0;
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

  /** All that is shown. */
  shown(): readonly ChangedFile[] {
    return [...this.#table.files()].map((file) => [file, this.#table.of(file)] as const);
  }

  /** Known to a flag system, or revealed by the code. */
  isKey(text: string): boolean {
    return this.#known.has(text) || this.#discoverers.has(text);
  }

  /** Keys which flag files in the code define, whether a flag system has them or not. */
  declaredKeys(): Iterable<FlagKey> {
    return this.#declarers.keys();
  }

  /** Keys which only flag calls in the code have. */
  *revealedKeys(): Generator<FlagKey> {
    for (const key of this.#discoverers.keys()) if (!this.#declarers.has(key)) yield key;
  }

  /** What may lead from files that were never read closely to keys and wrappers in those that were. */
  aliases(): Aliases {
    this.#joined ??= joinAliases(this.#aliases.values());
    return this.#joined;
  }

  /** As `aliases`, with those of files that are about to be taken in. */
  aliasesWith(more: readonly FileAliases[]): Aliases {
    const isMore = more.some((each) => !handOnTheSame(each, this.#aliases.get(each.file)));
    return isMore && this.#aliases.size > 0
      ? joinAliases([...this.#aliases.values(), ...more])
      : this.aliases();
  }

  #keysAtHand(): KeysAtHand {
    const known = this.#known;
    const defined = known.with(this.#declarers.keys());
    return { known, defined, all: known.with(this.#discoverers.keys()), wrappers: this.#wrappers };
  }

  #learn(files: readonly string[], lookups: Set<Lookup>): void {
    this.#atHand = undefined;
    this.#waiting = [];
    this.#wrappers.forgetFunctions();
    for (const lookup of this.#program.settleAsking()) lookups.add(lookup);
    const { discovery, aliases, references } = this.#rest;
    const moving = this.#wrappers.moved(lookups);
    const asking = new Set([...files, ...discovery.on(moving)]);
    const giving = [...aliases.on(moving)].filter((file) => !asking.has(file));
    const { touched, changed } = this.#rediscover(asking);
    const moved = aliases.on(this.#wrappers.moved(touched.flatMap(lookupsOfKey)));
    for (const file of new Set([...giving, ...moved])) this.#findAliases(file);
    const changing = this.#wrappers.moved([...lookups, ...changed.flatMap(lookupsOfKey)]);
    for (const each of [asking, references.on(changing)]) for (const file of each) this.#stale.add(file);
  }

  /**
   * Returns the keys that came to be, or ceased to be, revealed or declared by any file: in the end, or for a while. A
   * file that is open is asked for its aliases as well, by the keys known so far.
   */
  #rediscover(files: Iterable<string>): Readonly<Record<'touched' | 'changed', readonly FlagKey[]>> {
    const known = this.#known;
    const keys = { known, defined: known, all: known, wrappers: this.#wrappers };
    const revealed = new CountChange(this.#discoverers);
    const declared = new CountChange(this.#declarers);
    for (const file of files) {
      const before = this.#discoveries.get(file);
      const facts = this.#program.facts(file);
      const after = facts && discoverKeys(this.#program, facts, keys);
      this.#rest.discovery.set(file, after?.asked);
      revealed.addAll(before?.keys, -1);
      declared.addAll(before?.declared, -1);
      revealed.addAll(after?.keys, 1);
      declared.addAll(after?.declared, 1);
      if (after && after.keys.size + after.declared.size + after.questions.length > 0)
        this.#discoveries.set(file, {
          keys: after.keys,
          declared: after.declared,
          questions: after.questions,
        });
      else this.#discoveries.delete(file);
      this.#findAliases(file);
    }
    const touched = [...revealed.touched(), ...declared.touched()];
    return { touched, changed: [...revealed.changed(), ...declared.changed()] };
  }

  #findAliases(file: string): void {
    const facts = this.#program.facts(file);
    const asked = new Asked();
    const known = new AskedKeys(this.#known, asked);
    const calls = new FlagCalls(this.#program, this.#known, this.#wrappers, asked);
    const asking = new AskingFunctions(this.#program, this.#known, this.#wrappers, asked);
    const given =
      facts &&
      aliasesOf(facts, {
        isKey: (text) => known.has(text) || this.#discoverers.has(text),
        isOwnKey: (name, type) =>
          isTypeOfFlags(type)
            ? known.spelled(name).length > 0
            : isOfEnumOfKeys(
                name,
                () => membersOfType(type, facts),
                (text) => known.has(text),
              ),
        isWrapper: (of, index) => calls.isWrapper(of, index),
        asksItself: (of, index) => asking.askedBy(of.file, index) !== undefined,
        textsOf: (value) => calls.evaluator.evaluate(value, facts).flatMap(oneText),
      });
    this.#rest.aliases.set(file, facts && asked);
    this.#program.tidy();
    if (giveTheSame(this.#aliases.get(file), given)) return;
    this.#joined = undefined;
    if (given) this.#aliases.set(file, given);
    else this.#aliases.delete(file);
  }

  #show(file: string, found: FileResolution | undefined, touched: Set<FlagKey>): void {
    const keys = this.#table.set(
      file,
      found && { references: found.references, unresolved: found.unresolved },
    );
    if (keys === undefined) return;
    this.#changed.add(file);
    for (const key of keys) touched.add(key);
  }
}
