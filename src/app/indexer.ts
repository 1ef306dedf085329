import type { FlagKey } from '../core/model/flag.ts';
import type { SkippedFile } from '../core/model/reference.ts';
import type { Clock } from '../core/ports/clock.ts';
import type { Log } from '../core/ports/log.ts';
import type { ScanBatch, Scanner } from '../core/ports/scanner.ts';
import type { FileFacts } from '../core/references/facts.ts';
import { ReferenceIndex } from '../core/references/referenceIndex.ts';
import { type CallsConfig, CallTable } from '../core/references/sdkCalls/callTable.ts';
import { AliasNames } from './indexing/aliasNames.ts';
import { FileView } from './indexing/fileView.ts';

export interface IndexChange {
  readonly keys: ReadonlySet<FlagKey>;
  readonly files: ReadonlySet<string>;
}

export interface IndexStats {
  readonly files: number;
  readonly skipped: readonly SkippedFile[];
  readonly ms: {
    readonly list: number;
    readonly read: number;
    readonly match: number;
    readonly parse: number;
    readonly total: number;
  };
}

export interface IndexerOptions {
  readonly config?: CallsConfig;
  readonly knownKeys?: Iterable<FlagKey>;
}

interface Abilities {
  readonly scanner: Scanner;
  readonly clock: Clock;
  readonly log: Log;
}

/** Events come in bursts: a save, a checkout. */
const TOGETHER_MS = 100;
/** Wrappers of wrappers, each found by the names the pass before has brought. */
const MOST_PASSES = 4;

/** Keeps the references of one folder up to date: first from its files, then from what changes. */
export class Indexer {
  private readonly abilities: Abilities;
  private readonly view = new FileView();
  private readonly listeners = new Set<(change: IndexChange) => void>();
  private readonly stopped = new AbortController();
  private readonly pending = new Set<string>();
  private flush: Promise<void> | undefined;
  private work: Promise<void> = Promise.resolve();
  private config: CallsConfig = {};
  private root = '';
  private keys: ReadonlySet<FlagKey> = new Set();
  private table = new CallTable();
  private references = new ReferenceIndex(this.table);
  private aliases = new AliasNames(this.table);
  private ms = { list: 0, read: 0, match: 0, parse: 0, total: 0 };

  constructor(abilities: Abilities) {
    this.abilities = abilities;
  }

  get index(): ReferenceIndex {
    return this.references;
  }

  get stats(): IndexStats {
    return { files: this.view.size, skipped: this.view.skipped(), ms: this.ms };
  }

  /** Resolves once every file has been read. Starting again reads everything anew. */
  start(root: string, options: IndexerOptions = {}): Promise<void> {
    return this.enqueue(async () => {
      const began = this.abilities.clock.now();
      this.root = root;
      this.config = options.config ?? {};
      this.keys = new Set(options.knownKeys);
      this.table = new CallTable(this.config);
      this.references = new ReferenceIndex(this.table);
      this.references.setKnownKeys(this.keys);
      this.aliases = new AliasNames(this.table);
      this.ms = { list: 0, read: 0, match: 0, parse: 0, total: 0 };
      await this.relist();
      this.ms.list = this.abilities.clock.now() - began;
      await this.readAgain(this.view.listed(), [...this.keys]);
      this.ms.total = this.abilities.clock.now() - began;
    });
  }

  /** Files that hold a new key may never have been read closely. */
  setKnownKeys(keys: Iterable<FlagKey>): Promise<void> {
    const wanted = new Set(keys);
    return this.enqueue(async () => {
      const added = [...wanted].filter((key) => !this.references.isKey(key));
      this.keys = wanted;
      const touched = this.references.setKnownKeys(wanted);
      this.emit(touched, new Set());
      if (added.length > 0) await this.readAgain(this.unread(), added);
    });
  }

  /** Text in an editor wins over the disk until it is given back with `undefined`. */
  update(file: string, text: string | undefined): Promise<void> {
    this.view.setText(file, text);
    return this.filesChanged([file]);
  }

  /** Created, changed or deleted. */
  filesChanged(files: readonly string[]): Promise<void> {
    for (const file of files) this.pending.add(file);
    this.flush ??= this.flushSoon();
    return this.flush;
  }

  onDidChange(listener: (change: IndexChange) => void): { dispose(): void } {
    this.listeners.add(listener);
    return { dispose: () => void this.listeners.delete(listener) };
  }

  dispose(): void {
    this.stopped.abort();
    this.listeners.clear();
  }

  private async flushSoon(): Promise<void> {
    const { signal } = this.stopped;
    await this.abilities.clock.wait(TOGETHER_MS, signal).catch(() => undefined);
    this.flush = undefined;
    const files = [...this.pending];
    this.pending.clear();
    if (!signal.aborted) await this.enqueue(() => this.reread(files));
  }

  private async reread(files: readonly string[]): Promise<void> {
    const gone = this.view.needsListing(files) ? await this.relist() : [];
    await this.readAgain([...files, ...gone], [...this.keys]);
  }

  /** Returns the files that came or went. */
  private async relist(): Promise<readonly string[]> {
    return this.view.setListed(await this.abilities.scanner.list(this.root, this.stopped.signal));
  }

  /** Reads the files, then every other one that may use what they brought. */
  private async readAgain(files: readonly string[], keys: readonly FlagKey[]): Promise<void> {
    await this.readFiles(files, keys, this.aliases.known());
    for (let pass = 0; pass < MOST_PASSES; pass++) {
      const added = this.aliases.learn(this.references);
      if (added.length === 0) return;
      await this.readFiles(this.unread(), [], added);
    }
  }

  private unread(): readonly string[] {
    return this.view.listed().filter((file) => this.references.factsOf(file) === undefined);
  }

  private async readFiles(
    files: readonly string[],
    keys: readonly FlagKey[],
    aliases: readonly string[],
  ): Promise<void> {
    const { scanner } = this.abilities;
    const { signal } = this.stopped;
    const unseen = new Set(files);
    const onDisk = files.filter((file) => this.view.isOnDisk(file));
    for (const file of files) this.view.forgetSkipped(file);
    const request = { root: this.root, config: this.config, keys, aliases, files: onDisk };
    const found: FileFacts[] = [];
    const onBatch = ({ facts, skipped }: ScanBatch) => {
      this.view.addSkipped(skipped);
      found.push(...facts);
    };
    const times = onDisk.length > 0 ? await scanner.scan(request, onBatch, signal) : undefined;
    for (const [file, text] of this.view.texts(files)) {
      const facts = await scanner.extract(file, text, this.config);
      if (facts) found.push(facts);
    }
    for (const { file } of found) unseen.delete(file);
    this.addTimes(times);
    const gone = [...unseen].map((file) => [file, undefined] as const);
    const touched = this.references.replaceAll([
      ...gone,
      ...found.map((facts) => [facts.file, facts] as const),
    ]);
    this.emit(touched, new Set(files));
  }

  private addTimes(times: Pick<IndexStats['ms'], 'read' | 'match' | 'parse'> | undefined): void {
    if (times === undefined) return;
    const { list, read, match, parse, total } = this.ms;
    this.ms = {
      list,
      total,
      read: read + times.read,
      match: match + times.match,
      parse: parse + times.parse,
    };
  }

  private emit(keys: ReadonlySet<FlagKey>, files: ReadonlySet<string>): void {
    if (keys.size === 0) return;
    for (const listener of this.listeners) listener({ keys, files });
  }

  private enqueue(job: () => Promise<void>): Promise<void> {
    const run = this.work.then(() => (this.stopped.signal.aborted ? undefined : job()));
    this.work = run.catch((error: unknown) => {
      if (!this.stopped.signal.aborted) this.abilities.log.error('indexing failed', error);
    });
    return this.work;
  }
}
