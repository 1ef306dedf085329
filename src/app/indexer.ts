import type { FlagKey } from '../core/model/flag.ts';
import type { Clock } from '../core/ports/clock.ts';
import type { Log } from '../core/ports/log.ts';
import type { FolderStats, FollowedFolder, ReferenceSlice, Scanner } from '../core/ports/scanner.ts';
import { type References, ReferenceTable } from '../core/references/referenceTable.ts';
import type { CallsConfig } from '../core/references/sdkCalls/callTable.ts';

export interface IndexChange {
  readonly keys: ReadonlySet<FlagKey>;
  readonly files: ReadonlySet<string>;
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

const NO_STATS: FolderStats = {
  files: 0,
  skipped: [],
  ms: { list: 0, read: 0, match: 0, parse: 0, total: 0 },
};

/**
 * The references of one folder, for those who show them. All work is done elsewhere: here arrive only slices of what
 * changed, so that reading never waits.
 */
export class Indexer {
  readonly #abilities: Abilities;
  readonly #listeners = new Set<(change: IndexChange) => void>();
  readonly #stopped = new AbortController();
  readonly #pending = new Set<string>();
  readonly #edited = new Set<string>();
  readonly #unsaved = new Map<string, string>();
  #flush: Promise<void> | undefined;
  #folder: FollowedFolder | undefined;
  #table = new ReferenceTable();
  #change = { keys: new Set<FlagKey>(), files: new Set<string>() };
  #latest = NO_STATS;

  constructor(abilities: Abilities) {
    this.#abilities = abilities;
  }

  get index(): References {
    return this.#table;
  }

  get stats(): FolderStats {
    return this.#latest;
  }

  /** Resolves once every file has been read. Starting again reads everything anew. */
  start(root: string, options: IndexerOptions = {}): Promise<void> {
    this.#folder?.close();
    const table = new ReferenceTable();
    this.#table = table;
    this.#latest = NO_STATS;
    const { config = {}, knownKeys = [] } = options;
    const request = { root, config, knownKeys: [...knownKeys], texts: [...this.#unsaved] };
    const folder = this.#abilities.scanner.follow(request, (slice) => {
      if (this.#table === table) this.#take(slice);
    });
    this.#folder = folder;
    return this.#logged(folder.ready);
  }

  setKnownKeys(keys: Iterable<FlagKey>): Promise<void> {
    return this.#logged(this.#folder?.setKnownKeys([...keys]));
  }

  /** Text in an editor wins over the disk until it is given back with `undefined`. */
  update(file: string, text: string | undefined): Promise<void> {
    if (text === undefined) this.#unsaved.delete(file);
    else this.#unsaved.set(file, text);
    this.#edited.add(file);
    return this.#flushSoon();
  }

  /** Created, changed or deleted. */
  filesChanged(files: readonly string[]): Promise<void> {
    for (const file of files) this.#pending.add(file);
    return this.#flushSoon();
  }

  onDidChange(listener: (change: IndexChange) => void): { dispose(): void } {
    this.#listeners.add(listener);
    return { dispose: () => void this.#listeners.delete(listener) };
  }

  dispose(): void {
    this.#stopped.abort();
    this.#listeners.clear();
    this.#folder?.close();
  }

  #flushSoon(): Promise<void> {
    this.#flush ??= this.#flushLater();
    return this.#flush;
  }

  async #flushLater(): Promise<void> {
    const { signal } = this.#stopped;
    await this.#abilities.clock.wait(TOGETHER_MS, signal).catch(() => undefined);
    this.#flush = undefined;
    const files = [...this.#pending];
    const texts = [...this.#edited].map((file) => [file, this.#unsaved.get(file)] as const);
    this.#pending.clear();
    this.#edited.clear();
    if (!signal.aborted) await this.#logged(this.#folder?.change(files, texts));
  }

  #take({ changed, stats }: ReferenceSlice): void {
    for (const [file, references] of changed) {
      const keys = this.#table.set(file, references);
      if (keys === undefined) continue;
      this.#change.files.add(file);
      for (const key of keys) this.#change.keys.add(key);
    }
    if (stats === undefined) return;
    this.#latest = stats;
    const change = this.#change;
    this.#change = { keys: new Set(), files: new Set() };
    if (change.files.size > 0) for (const listener of this.#listeners) listener(change);
  }

  async #logged(work: Promise<void> | undefined): Promise<void> {
    try {
      await work;
    } catch (error) {
      if (!this.#stopped.signal.aborted) this.#abilities.log.error('indexing failed', error);
    }
  }
}
