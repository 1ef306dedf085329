import type { FlagKey } from '../../model/flag.ts';
import type { EditedText, FolderRequest, FolderStats, ReferenceSlice } from '../../ports/scanner.ts';
import type { ReadBatch, ReadPlan, SourceReader } from '../../ports/sourceReader.ts';
import { unpackFacts } from '../packing/packedFacts.ts';
import { aliasesHandedOn, type FileAliases } from '../prefilter/aliases.ts';
import { type FactsChange, ReferenceIndex } from '../referenceIndex.ts';
import type { ChangedFile } from '../referenceTable.ts';
import { CallTable } from '../sdkCalls/callTable.ts';
import { FilesAside } from './filesAside.ts';
import { FileView } from './fileView.ts';
import { LookedFor } from './lookedFor.ts';
import { NO_TIMES, sumOf } from './readTimes.ts';
import { slicesOf } from './slices.ts';

interface Abilities {
  readonly reader: SourceReader;
  /** Resolves when the slice has been taken in. */
  readonly publish: (slice: ReferenceSlice) => Promise<void>;
  /** In milliseconds. */
  readonly now: () => number;
  /** Lets in who waits to be heard. */
  readonly turn: () => Promise<void>;
}

/** After so long it is looked whether somebody waits for the thread. */
const STEP_MS = 50;

/** Keeps the references of one folder up to date: first from its files, then from what changes. */
export class FolderUpkeep {
  readonly #abilities: Abilities;
  readonly #request: FolderRequest;
  readonly #view = new FileView();
  readonly #stopped = new AbortController();
  readonly #index: ReferenceIndex;
  readonly #lookedFor: LookedFor;
  readonly #aside = new FilesAside();
  #knownKeys: readonly FlagKey[];
  /** Where known keys are shown by their text first. */
  #sketching: ReadPlan | undefined;
  #hasCaughtUp = false;
  #isRecalled = false;
  #work: Promise<void> = Promise.resolve();
  #waiting = 0;
  #ms = { list: 0, total: 0, ...NO_TIMES };

  constructor(abilities: Abilities, request: FolderRequest) {
    this.#abilities = abilities;
    this.#request = request;
    this.#knownKeys = request.knownKeys;
    const table = new CallTable(request.config);
    this.#index = new ReferenceIndex(table);
    this.#lookedFor = new LookedFor(table);
  }

  start(): Promise<void> {
    const { now } = this.#abilities;
    return this.#serially(async () => {
      const began = now();
      this.#index.takeKnownKeys(this.#request.knownKeys);
      this.#lookedFor.addKeys(this.#request.knownKeys);
      this.#lookedFor.takeNew();
      for (const [file, text] of this.#request.texts) this.#view.setText(file, text);
      if (this.#knownKeys.length > 0) this.#sketching = { ...this.#plan(), sketch: true };
      await this.#relist(this.#sketching);
      this.#ms = { ...this.#ms, list: now() - began };
      // Each job catches up first; where nothing has changed, that is not waited for.
      if (await this.#recall()) void this.#enqueue(async () => undefined).catch(() => undefined);
      else await this.#catchUp();
      this.#ms = { ...this.#ms, total: now() - began };
    });
  }

  /** Files that hold a new key may never have been read closely. */
  setKnownKeys(keys: readonly FlagKey[]): Promise<void> {
    return this.#enqueue(async () => {
      this.#knownKeys = keys;
      this.#index.takeKnownKeys(keys);
      this.#lookedFor.addKeys(keys);
      await this.#readOnward();
    });
  }

  change(files: readonly string[], texts: readonly EditedText[]): Promise<void> {
    return this.#enqueue(async () => {
      for (const [file, text] of texts) this.#view.setText(file, text);
      const asked = [...new Set([...files, ...texts.map(([file]) => file)])];
      const moved = this.#view.needsListing(asked) ? await this.#relist() : [];
      const strangers = this.#view.unlisted(asked);
      this.#view.addStrangers(await this.#abilities.reader.present(this.#request.root, strangers));
      await this.#readAgain([...new Set([...asked, ...moved])]);
      // Thousands of others may rest on what was edited: whoever typed does not wait for them.
      await this.#publish(texts.map(([file]) => file));
    });
  }

  close(): void {
    this.#stopped.abort();
  }

  /** Nothing waits to be worked on, so that what is shown is what was read. */
  get isIdle(): boolean {
    return this.#waiting === 0;
  }

  get knownKeys(): readonly FlagKey[] {
    return this.#knownKeys;
  }

  shown(): readonly ChangedFile[] {
    return this.#index.shown();
  }

  /** Shows what was found at the last start; returns whether that is all there is. */
  async #recall(): Promise<boolean> {
    const { root } = this.#request;
    const files = this.#view.listed();
    const recalled = await this.#abilities.reader.recall({ root, files, knownKeys: this.#knownKeys });
    if (recalled === undefined) return false;
    this.#index.restore(recalled.shown);
    this.#view.addSkipped(recalled.skipped);
    await this.#publish();
    this.#isRecalled = recalled.isComplete && this.#request.texts.length === 0;
    return this.#isRecalled;
  }

  /** Before anything can change, everything has to be at hand. */
  async #catchUp(): Promise<void> {
    if (this.#hasCaughtUp) return;
    await this.#readAgain(await this.#sketch(this.#view.listed()));
    this.#hasCaughtUp = true;
  }

  /** Returns the files that came or went. */
  async #relist(ahead?: ReadPlan): Promise<readonly string[]> {
    const { reader } = this.#abilities;
    return this.#view.setListed(await reader.list(this.#request.root, this.#stopped.signal, ahead));
  }

  /** Shows known keys by text alone, before anything is parsed; returns the files that are still to be read. */
  async #sketch(files: readonly string[]): Promise<readonly string[]> {
    if (this.#sketching === undefined) return files;
    const onDisk = files.filter((file) => this.#view.isOnDisk(file));
    const found: FactsChange[] = [];
    const open = new Set(files);
    for (const file of onDisk) open.delete(file);
    await this.#readFromDisk(onDisk, this.#sketching, (batch) => {
      for (const each of batch.facts) found.push(each);
      for (const file of batch.sketched) open.add(file);
    });
    const met = new Set(found.map(([file]) => file));
    const gone = this.#index.shown().filter(([file]) => !met.has(file));
    this.#index.take([...gone.map(([file]) => [file, undefined] as const), ...found]);
    if (!this.#isRecalled) await this.#publish();
    return [...open];
  }

  async #readAgain(files: readonly string[]): Promise<void> {
    await this.#readFiles(files);
    await this.#readOnward();
  }

  /** Reads every file put aside that may use what was found since, until nothing leads any further. */
  async #readOnward(): Promise<void> {
    for (;;) {
      this.#lookedFor.learn(this.#index);
      const files = this.#leadOn();
      if (files.length === 0) return;
      await this.#readFiles(files);
    }
  }

  /** Files put aside that may hold what is new among what is looked for. */
  #leadOn(): readonly string[] {
    const wanted = this.#lookedFor.takeNew();
    return wanted ? this.#aside.filesWith(wanted) : [];
  }

  /**
   * Reads the files, and those that what they hand on leads to: else each file on a long way from hand to hand would be
   * taken in by itself, and all that rests on it be worked out once more.
   */
  async #readFiles(files: readonly string[]): Promise<void> {
    const found: FactsChange[] = [];
    const handedOn: FileAliases[] = [];
    for (let next = files; next.length > 0; next = this.#leadOn()) {
      for (const change of await this.#factsOf(next)) {
        const given = handedOnBy(change);
        if (given) handedOn.push(given);
        found.push(change);
      }
      this.#lookedFor.learnAliases(this.#index.aliasesWith(handedOn));
    }
    this.#index.take(found);
  }

  async #factsOf(files: readonly string[]): Promise<readonly FactsChange[]> {
    const { reader } = this.#abilities;
    const { config } = this.#request;
    const { signal } = this.#stopped;
    const found: FactsChange[] = [];
    const onDisk = files.filter((file) => this.#view.isOnDisk(file));
    for (const file of files) this.#view.forgetSkipped(file);
    this.#aside.forget(files);
    await this.#readFromDisk(onDisk, this.#plan(), (batch) => {
      for (const each of batch.facts) found.push(each);
    });
    for (const [file, text] of this.#view.texts(files))
      found.push([file, await reader.extract(file, text, config)]);
    signal.throwIfAborted();
    const unseen = new Set(files);
    for (const [file] of found) unseen.delete(file);
    return [...[...unseen].map((file) => [file, undefined] as const), ...found];
  }

  #plan(): ReadPlan {
    return { config: this.#request.config, wanted: this.#lookedFor.all() };
  }

  async #readFromDisk(
    files: readonly string[],
    plan: ReadPlan,
    onBatch: (batch: ReadBatch) => void,
  ): Promise<void> {
    if (files.length === 0) return;
    const times = await this.#abilities.reader.read(
      { ...plan, root: this.#request.root, files },
      (batch) => {
        this.#view.addSkipped(batch.skipped);
        this.#aside.add(batch.aside);
        onBatch(batch);
      },
      this.#stopped.signal,
    );
    this.#ms = { ...this.#ms, ...sumOf(this.#ms, times) };
  }

  #stats(): FolderStats {
    return { files: this.#view.size, skipped: this.#view.skipped(), ms: this.#ms };
  }

  async #publish(only?: readonly string[]): Promise<void> {
    this.#index.settle(only);
    await this.#show();
  }

  /** Resolves what is left and shows it, unless a job waits: whoever types is not to wait for that, and it comes after. */
  async #settle(): Promise<void> {
    const { now, turn } = this.#abilities;
    while (this.#waiting === 0 && !this.#index.isSettled) {
      const began = now();
      this.#index.settle(undefined, () => now() - began < STEP_MS);
      await turn();
    }
    await this.#show();
  }

  async #show(): Promise<void> {
    for (const slice of slicesOf(this.#index.takeChanged(), this.#stats())) {
      await this.#abilities.publish(slice);
      this.#stopped.signal.throwIfAborted();
    }
  }

  #enqueue(job: () => Promise<void>): Promise<void> {
    return this.#serially(async () => {
      await this.#catchUp();
      await job();
    });
  }

  /** Resolves when all is shown that has come of the job. */
  async #serially(job: () => Promise<void>): Promise<void> {
    this.#waiting++;
    const run = this.#work.then(async () => {
      try {
        if (!this.#stopped.signal.aborted) await job();
      } finally {
        this.#waiting--;
        if (!this.#stopped.signal.aborted) await this.#settle();
      }
    });
    this.#work = run.catch(() => undefined);
    try {
      await run;
      while (this.#waiting > 0 && !this.#index.isSettled) await this.#work;
    } catch (error) {
      if (!this.#stopped.signal.aborted) throw error;
    }
  }
}

function handedOnBy([, packed]: FactsChange): FileAliases | undefined {
  return packed && aliasesHandedOn(unpackFacts(packed));
}
