import type { ReadPlan, ReadTimes } from '../../core/ports/sourceReader.ts';
import type { PackedFacts } from '../../core/references/packing/packedFacts.ts';
import type { CallsConfig } from '../../core/references/sdkCalls/callTable.ts';
import { NO_TIMES, sumOf } from '../../core/references/upkeep/readTimes.ts';
import type { ChunkResult, ReaderQuestion, ReaderResult } from '../../indexing/messages.ts';
import type { FileQueue } from './fileQueue.ts';
import type { StampsQuestion } from './stamps.ts';
import { WorkerThread } from './workerThread.ts';

/** Files of one question: few enough that no thread is left with much when the others have finished. */
const CHUNK = 48;
/** Without a close reading they are sooner done than asked for. */
const CHUNK_SKETCHED = 192;
/** Questions each thread has before it: it need not wait for the next. */
const AHEAD = 2;
/** Files that are looked at with one question. */
const LOOKED_AT = 4000;

type KeptStamp = readonly [file: string, mtime: number, size: number, ...rest: readonly unknown[]];

type Reader = WorkerThread<ReaderQuestion | StampsQuestion, ReaderResult>;

export interface QueuedRequest extends ReadPlan {
  readonly root: string;
  readonly files: FileQueue;
}

/**
 * Reads over several threads. They start with the first work; those that have too little of it end, as each keeps the
 * memory that its largest syntax tree took, and the last idles until the process ends.
 */
export class ReaderPool {
  readonly #script: string;
  readonly #size: number;
  #threads: Reader[] = [];
  #turn = 0;
  #busy: Promise<unknown> = Promise.resolve();

  constructor({ script, size }: { readonly script: string; readonly size: number }) {
    this.#script = script;
    this.#size = size;
  }

  /** The first loads while there is nothing to read yet; most folders need no other. */
  prepare(): void {
    this.#start(1);
  }

  /** One request after the other, as each gives the threads its own plan. */
  read(
    request: QueuedRequest,
    onChunk: (chunk: ChunkResult) => void,
    signal: AbortSignal,
  ): Promise<ReadTimes> {
    const reading = this.#busy.then(() => this.#readChunks(request, onChunk, signal));
    this.#busy = reading.catch(() => undefined);
    return reading;
  }

  async extract(file: string, text: string, config: CallsConfig): Promise<PackedFacts> {
    const [first, ...others] = this.#start(1);
    const threads = first ? [first, ...others] : [];
    const packed = await threads[this.#turn++ % threads.length]?.ask({ kind: 'text', file, text, config });
    if (!(packed instanceof Uint8Array)) throw new Error('a reader gave no facts');
    return packed;
  }

  /** Of each file 1 where it is as it was. With 0 it is looked at again when it is read. */
  async asTheyWere(root: string, kept: readonly KeptStamp[]): Promise<Uint8Array> {
    const same = new Uint8Array(kept.length);
    const [thread] = this.#start(1);
    const look = async (start: number) => {
      const some = kept.slice(start, start + LOOKED_AT);
      const files = some.map(([file]) => file);
      const stamps = Float64Array.from(some.flatMap(([, mtime, size]) => [mtime, size]));
      const answer = await thread?.ask({ kind: 'stamps', root, files, stamps }).catch(() => undefined);
      if (answer instanceof Uint8Array) same.set(answer, start);
    };
    const looks: Promise<void>[] = [];
    for (let start = 0; start < kept.length; start += LOOKED_AT) looks.push(look(start));
    await Promise.all(looks);
    return same;
  }

  #start(count: number): readonly Reader[] {
    this.#threads = this.#threads.filter((thread) => !thread.hasFailed);
    while (this.#threads.length < count)
      this.#threads.push(new WorkerThread(this.#script, { role: 'reader' }));
    return this.#threads;
  }

  async #readChunks(
    { root, files, ...plan }: QueuedRequest,
    onChunk: (chunk: ChunkResult) => void,
    signal: AbortSignal,
  ): Promise<ReadTimes> {
    let times = NO_TIMES;
    const size = plan.sketch ? CHUNK_SKETCHED : CHUNK;
    const work = async (reader: PlannedReader) => {
      for (let chunk = await files.take(size); chunk.length > 0; chunk = await files.take(size)) {
        signal.throwIfAborted();
        for (const result of await reader.read(root, chunk)) {
          signal.throwIfAborted();
          times = sumOf(times, result.times);
          onChunk(result);
        }
      }
    };
    const workOn = (threads: readonly Reader[]) =>
      threads.flatMap((thread) => {
        const reader = new PlannedReader(thread, () => this.#another(), plan);
        return Array.from({ length: AHEAD }, () => work(reader));
      });
    const others = async () => {
      const needed = Math.max(1, Math.floor((await files.count(size * this.#size)) / size));
      const threads = this.#start(needed).slice(1, needed);
      this.#endIdle(needed);
      await Promise.all(workOn(threads));
    };
    await Promise.all([...workOn(this.#start(1).slice(0, 1)), others()]);
    return times;
  }

  /** All but the first so many, unless one of them still reads a text. */
  #endIdle(kept: number): void {
    const idle = this.#threads.slice(kept).filter((thread) => !thread.isBusy);
    this.#threads = this.#threads.filter((thread) => !idle.includes(thread));
    for (const thread of idle) void thread.stop();
  }

  #another(): Reader {
    const thread: Reader = new WorkerThread(this.#script, { role: 'reader' });
    this.#threads.push(thread);
    return thread;
  }
}

/** A thread that has been told what to look for, and another one where a file was too much for it. */
class PlannedReader {
  readonly #another: () => Reader;
  readonly #plan: ReadPlan;
  #thread: Reader;
  #told: Promise<unknown>;

  constructor(thread: Reader, another: () => Reader, plan: ReadPlan) {
    this.#thread = thread;
    this.#another = another;
    this.#plan = plan;
    this.#told = this.#tell();
  }

  /** Where the thread runs out of memory, the files are read again one by one, and the one it cannot bear is told. */
  async read(root: string, files: readonly string[]): Promise<readonly ChunkResult[]> {
    await this.#told;
    const thread = this.#thread;
    try {
      return [chunkResult(await thread.ask({ kind: 'chunk', root, files }), files)];
    } catch (error) {
      if (!thread.hasFailed) throw error;
      // It was at the first of its questions: whoever asked another finds it replaced.
      if (thread !== this.#thread) return await this.read(root, files);
      this.#replace();
    }
    if (files.length === 1) return files.map(unbearable);
    const results: ChunkResult[] = [];
    for (const file of files) results.push(...(await this.read(root, [file])));
    return results;
  }

  #replace(): void {
    this.#thread = this.#another();
    this.#told = this.#tell();
  }

  /** At once, while there may be nothing to read yet. */
  #tell(): Promise<unknown> {
    const told = this.#thread.ask({ kind: 'plan', plan: this.#plan });
    told.catch(() => undefined);
    return told;
  }
}

/** Without a stamp of its own it is tried again with every start. */
function unbearable(file: string): ChunkResult {
  const stamp = { mtime: Number.NaN, size: -1 };
  return { files: [{ file, stamp, skipped: 'too large' }], times: NO_TIMES };
}

/** Under the names they were asked by: those that came back are others, which would be kept beside them. */
function chunkResult(result: ReaderResult, asked: readonly string[]): ChunkResult {
  if (typeof result !== 'object' || result instanceof Uint8Array) throw new Error('a reader gave no result');
  return {
    ...result,
    files: result.files.map((each, index) => ({ ...each, file: asked[index] ?? each.file })),
  };
}
