import type { ReadPlan, ReadTimes } from '../../core/ports/sourceReader.ts';
import type { ChunkResult } from '../../indexing/messages.ts';
import { FileQueue } from './fileQueue.ts';
import type { ReaderPool } from './readerPool.ts';

/** Files are read while the folder is still being listed; what comes of it is kept until somebody asks for it. */
export class ReadAhead {
  readonly #plan: ReadPlan;
  readonly #queue = new FileQueue();
  readonly #kept: ChunkResult[] = [];
  readonly #reading: Promise<ReadTimes>;
  #onChunk: (chunk: ChunkResult) => void = (chunk) => this.#kept.push(chunk);

  constructor(pool: Pick<ReaderPool, 'read'>, root: string, plan: ReadPlan, signal: AbortSignal) {
    this.#plan = plan;
    const request = { ...plan, root, files: this.#queue };
    this.#reading = pool.read(request, (chunk) => this.#onChunk(chunk), signal);
    // Nobody may ever ask.
    this.#reading.catch(() => undefined);
  }

  add(files: readonly string[]): void {
    this.#queue.add(files);
  }

  end(): void {
    this.#queue.end();
  }

  isFor({ config, wanted, sketch }: ReadPlan): boolean {
    return this.#plan.config === config && this.#plan.wanted === wanted && this.#plan.sketch === sketch;
  }

  /** What was read until now, and what is read from now on. */
  take(onChunk: (chunk: ChunkResult) => void): Promise<ReadTimes> {
    this.#onChunk = onChunk;
    for (const chunk of this.#kept.splice(0)) onChunk(chunk);
    return this.#reading;
  }
}
