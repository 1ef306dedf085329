import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import type { ReadBatch, ReadRequest, ReadTimes, SourceReader } from '../../core/ports/sourceReader.ts';
import type { PackedFacts } from '../../core/references/packing/packedFacts.ts';
import type { Wanted } from '../../core/references/prefilter/patterns.ts';
import { WordFilter } from '../../core/references/prefilter/words.ts';
import type { CallsConfig } from '../../core/references/sdkCalls/callTable.ts';
import { readCache, writeCache } from './cacheFile.ts';
import type { ChunkResult, ReadFile } from './messages.ts';
import type { ReaderPool } from './readerPool.ts';

const NOTHING: ReadonlySet<string> = new Set();
/** Edits are many; the cache only has to be nearly up to date. */
const SAVE_EVERY_MS = 60_000;

/** Reads what has changed since the last start, and remembers the rest. Without a file it remembers nothing. */
export class CachedReader implements SourceReader {
  readonly #pool: ReaderPool;
  readonly #file: string | undefined;
  readonly #note: (text: string) => void;
  readonly #known = new Map<string, ReadFile>();
  #wanted: Wanted = { keys: NOTHING, exported: NOTHING, owners: NOTHING, free: NOTHING };
  #loading: Promise<void> | undefined;
  #changed = false;
  #savedAt = Number.NEGATIVE_INFINITY;

  constructor(pool: ReaderPool, file: string | undefined, note: (text: string) => void) {
    this.#pool = pool;
    this.#file = file;
    this.#note = note;
  }

  list(root: string, signal: AbortSignal): Promise<readonly string[]> {
    this.#loading ??= this.#load();
    return this.#pool.list(root, signal);
  }

  present(root: string, files: readonly string[]): readonly string[] {
    return files.filter((file) => existsSync(path.join(root, file)));
  }

  async read(
    request: ReadRequest,
    onBatch: (batch: ReadBatch) => void,
    signal: AbortSignal,
  ): Promise<ReadTimes> {
    await this.#loading;
    const remembered = this.#file === undefined ? [] : this.#remembered(request);
    if (remembered.length > 0) onBatch(batchOf({ files: remembered, skipped: [] }));
    const met = new Set(remembered.map(({ file }) => file));
    const files = request.files.filter((file) => !met.has(file));
    if (files.length === 0) return { read: 0, match: 0, parse: 0 };
    const times = await this.#pool.read(
      { ...request, files },
      (chunk) => {
        if (this.#file !== undefined)
          for (const each of chunk.files) {
            if (each.sketched) this.#known.delete(each.file);
            else this.#known.set(each.file, each);
          }
        onBatch(batchOf(chunk));
      },
      signal,
    );
    this.#wanted = request.wanted;
    this.#changed = true;
    return times;
  }

  extract(file: string, text: string, config: CallsConfig): Promise<PackedFacts> {
    return this.#pool.extract(file, text, config);
  }

  async save(): Promise<void> {
    const now = performance.now();
    if (this.#file === undefined || !this.#changed || now - this.#savedAt < SAVE_EVERY_MS) return;
    this.#changed = false;
    this.#savedAt = now;
    try {
      await writeCache(this.#file, { wanted: this.#wanted, files: [...this.#known.values()] });
    } catch (error) {
      this.#note(`the index could not be kept for the next start: ${String(error)}`);
    }
  }

  async #load(): Promise<void> {
    if (this.#file === undefined) return;
    try {
      const cached = await readCache(this.#file);
      if (cached === undefined) return;
      this.#wanted = cached.wanted;
      for (const each of cached.files) this.#known.set(each.file, each);
    } catch (error) {
      this.#note(`the kept index is built anew: ${String(error)}`);
    }
  }

  /** Files that are as they were, and hold nothing that was not looked for then. */
  #remembered({ root, files, wanted }: ReadRequest): readonly ReadFile[] {
    if (this.#known.size === 0) return [];
    const added = new WordFilter(addedTo(this.#wanted, wanted));
    return files.flatMap((file) => {
      const known = this.#known.get(file);
      if (known === undefined || (known.words && added.mayHold(known.words))) return [];
      const stats = statSync(path.join(root, file), { throwIfNoEntry: false });
      return stats?.mtimeMs === known.stamp.mtime && stats.size === known.stamp.size ? [known] : [];
    });
  }
}

function batchOf({ files, skipped }: Pick<ChunkResult, 'files' | 'skipped'>): ReadBatch {
  return {
    facts: files.flatMap(({ file, facts }) => (facts ? [[file, facts] as const] : [])),
    sketched: files.flatMap(({ file, sketched }) => (sketched ? [file] : [])),
    aside: files.flatMap(({ file, words }) => (words ? [[file, words] as const] : [])),
    skipped,
  };
}

/** What is wanted now and was not before. */
function addedTo(before: Wanted, now: Wanted): Wanted {
  const added = (what: keyof Wanted) => new Set([...now[what]].filter((text) => !before[what].has(text)));
  return { keys: added('keys'), exported: added('exported'), owners: added('owners'), free: added('free') };
}
