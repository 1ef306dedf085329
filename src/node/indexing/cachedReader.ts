import { existsSync } from 'node:fs';
import path from 'node:path';
import type { FlagKey } from '../../core/model/flag.ts';
import type {
  ReadBatch,
  ReadPlan,
  ReadRequest,
  ReadTimes,
  Recalled,
  RecallRequest,
  SourceReader,
} from '../../core/ports/sourceReader.ts';
import type { PackedFacts } from '../../core/references/packing/packedFacts.ts';
import { NOTHING_WANTED, type Wanted } from '../../core/references/prefilter/patterns.ts';
import { filtersOf } from '../../core/references/prefilter/wordFilters.ts';
import type { ChangedFile } from '../../core/references/referenceTable.ts';
import type { CallsConfig } from '../../core/references/sdkCalls/callTable.ts';
import { NO_TIMES, sumOf } from '../../core/references/upkeep/readTimes.ts';
import { batchOf, isUnread } from '../../indexing/batchOf.ts';
import type { ChunkResult, ReadFile } from '../../indexing/messages.ts';
import { type OpenCache, openCache, writeCache } from './cacheFile.ts';
import { FileQueue } from './fileQueue.ts';
import { KnownFiles } from './knownFiles.ts';
import { listFiles } from './listFiles.ts';
import { ReadAhead } from './readAhead.ts';
import type { ReaderPool } from './readerPool.ts';
import { isAsItWas } from './stamps.ts';

const NOTHING: ReadonlySet<string> = new Set();
/** Edits are many; the cache only has to be nearly up to date, and that of a large folder takes long to write. */
const SAVE_EVERY_MS = 60_000;
const SAVE_AT_MOST = 1 / 100;

/** Reads what has changed since the last start, and remembers the rest. Without a file it remembers nothing. */
export class CachedReader implements SourceReader {
  readonly #pool: ReaderPool;
  readonly #file: string | undefined;
  readonly #note: (text: string) => void;
  readonly #known = new KnownFiles();
  #wanted = NOTHING_WANTED;
  #opening: Promise<OpenCache | undefined> | undefined;
  #looking: Promise<Uint8Array> | undefined;
  #loading: Promise<void> | undefined;
  /** Looked at a moment ago and found to be as they were. */
  #fresh: ReadonlySet<string> = NOTHING;
  #ahead: ReadAhead | undefined;
  #changed = false;
  #isSaving = false;
  #savesFrom = Number.NEGATIVE_INFINITY;

  constructor(pool: ReaderPool, file: string | undefined, note: (text: string) => void) {
    this.#pool = pool;
    this.#file = file;
    this.#note = note;
  }

  /** Listing takes its time: what is kept is opened and looked at meanwhile, or else what is listed already is read. */
  async list(root: string, signal: AbortSignal, plan?: ReadPlan): Promise<readonly string[]> {
    this.#looking ??= this.#lookAtKept(root);
    const ahead = this.#readAhead(root, signal, plan);
    try {
      return await listFiles(root, signal, (files) => void ahead.then((reading) => reading?.add(files)));
    } finally {
      void ahead.then((reading) => reading?.end());
    }
  }

  async present(root: string, files: readonly string[]): Promise<readonly string[]> {
    return files.filter((file) => existsSync(path.join(root, file)));
  }

  async recall({ files, knownKeys }: RecallRequest): Promise<Recalled | undefined> {
    const cache = await this.#open();
    if (cache === undefined) return undefined;
    const asTheyWere = await this.#looking;
    const listed = new Set(files);
    const same = cache.kept.files.filter(([file], index) => asTheyWere?.[index] === 1 && listed.has(file));
    this.#fresh = new Set(same.map(([file]) => file));
    const isWhole = same.length === cache.kept.files.length && same.length === files.length;
    return {
      shown: cache.kept.shown.filter(([file]) => this.#fresh.has(file)),
      skipped: same.flatMap(([file, , , , , reason]) => (reason ? [{ file, reason }] : [])),
      isComplete: isWhole && isSame(cache.kept.knownKeys, knownKeys),
    };
  }

  async read(
    request: ReadRequest,
    onBatch: (batch: ReadBatch) => void,
    signal: AbortSignal,
  ): Promise<ReadTimes> {
    this.#loading ??= this.#load();
    await this.#loading;
    const remembered = this.#file === undefined ? [] : this.#remembered(request);
    if (remembered.length > 0) onBatch(batchOf(remembered));
    const left = new Set(request.files);
    for (const { file } of remembered) left.delete(file);
    if (left.size === 0) return NO_TIMES;
    const take = (chunk: ChunkResult) => {
      const files = chunk.files.filter(({ file }) => left.delete(file));
      if (this.#file !== undefined) this.#remember(files);
      onBatch(batchOf(files));
    };
    this.#wanted = request.wanted;
    this.#changed = true;
    const ahead = (await this.#takeAhead(request)?.take(take)) ?? NO_TIMES;
    if (left.size === 0) return ahead;
    return sumOf(ahead, await this.#pool.read({ ...request, files: FileQueue.of([...left]) }, take, signal));
  }

  extract(file: string, text: string, config: CallsConfig): Promise<PackedFacts> {
    return this.#pool.extract(file, text, config);
  }

  async save(knownKeys: readonly FlagKey[], shown: () => readonly ChangedFile[]): Promise<void> {
    const began = performance.now();
    if (this.#file === undefined || !this.#changed || this.#isSaving || began < this.#savesFrom) return;
    this.#changed = false;
    this.#isSaving = true;
    const folder = { wanted: this.#wanted, files: this.#known.copy() };
    try {
      await writeCache(this.#file, folder, { knownKeys, shown: shown() });
    } catch (error) {
      this.#note(`the index could not be kept for the next start: ${String(error)}`);
    }
    const ended = performance.now();
    this.#savesFrom = ended + Math.max(SAVE_EVERY_MS, (ended - began) / SAVE_AT_MOST);
    this.#isSaving = false;
  }

  async #readAhead(root: string, signal: AbortSignal, plan?: ReadPlan): Promise<ReadAhead | undefined> {
    if (plan === undefined || (await this.#open()) !== undefined) return undefined;
    this.#ahead = new ReadAhead(this.#pool, root, plan, signal);
    return this.#ahead;
  }

  #takeAhead(plan: ReadPlan): ReadAhead | undefined {
    const ahead = this.#ahead;
    this.#ahead = undefined;
    return ahead?.isFor(plan) ? ahead : undefined;
  }

  /** Of each of the kept files whether it is as it was. */
  async #lookAtKept(root: string): Promise<Uint8Array> {
    const cache = await this.#open();
    if (cache !== undefined) return await this.#pool.asTheyWere(root, cache.kept.files);
    this.#pool.prepare();
    return new Uint8Array();
  }

  #open(): Promise<OpenCache | undefined> {
    this.#opening ??= this.#tried(() => (this.#file === undefined ? undefined : openCache(this.#file)));
    return this.#opening;
  }

  async #load(): Promise<void> {
    const cache = await this.#open();
    const cached = cache && (await this.#tried(() => cache.rest()));
    if (cached === undefined) return;
    this.#wanted = cached.wanted;
    for (const each of cached.files) this.#known.set(each);
  }

  async #tried<Result>(work: () => Promise<Result> | undefined): Promise<Result | undefined> {
    try {
      return await work();
    } catch (error) {
      this.#note(`the kept index is built anew: ${String(error)}`);
      return undefined;
    }
  }

  #remember(files: readonly ReadFile[]): void {
    for (const each of files) {
      if (each.sketched) this.#known.delete(each.file);
      else this.#known.set(each);
    }
  }

  /** Files that are as they were, and hold nothing that was not looked for then. */
  #remembered({ root, files, wanted }: ReadRequest): readonly ReadFile[] {
    if (this.#known.size === 0) return [];
    const fresh = this.#fresh;
    this.#fresh = NOTHING;
    const added = filtersOf(addedTo(this.#wanted, wanted));
    return files.flatMap((file) => {
      const known = this.#known.get(file);
      if (known === undefined || (known.words && added(file, isUnread(known)).mayHold(known.words)))
        return [];
      return fresh.has(file) || isAsItWas(root, file, known.stamp) ? [known] : [];
    });
  }
}

function isSame(some: readonly FlagKey[], others: readonly FlagKey[]): boolean {
  const all = new Set(some);
  return others.length === all.size && others.every((key) => all.has(key));
}

/** What is wanted now and was not before. */
function addedTo(before: Wanted, now: Wanted): Wanted {
  const added = (what: keyof Wanted) => new Set([...now[what]].filter((text) => !before[what].has(text)));
  const texts = { keys: added('keys'), revealed: added('revealed'), everyday: added('everyday') };
  return { ...texts, names: added('names'), owners: added('owners') };
}
