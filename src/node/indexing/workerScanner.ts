import { availableParallelism } from 'node:os';
import type { ScanBatch, Scanner, ScanRequest, ScanTimes } from '../../core/ports/scanner.ts';
import type { FileFacts } from '../../core/references/facts.ts';
import type { CallsConfig } from '../../core/references/sdkCalls/callTable.ts';
import { dependsOnSdk, flagFilesAmong, isFlagConfig } from './detectFlags.ts';
import { listFiles } from './listFiles.ts';
import { WorkerThread } from './workerThread.ts';

const CHUNK = 64;
const MOST_WORKERS = 4;

export interface WorkerScannerOptions {
  /** Path of the built worker. */
  readonly script: string;
  readonly workers?: number;
}

/** The scanner port over worker threads. They start with the first work and idle until `dispose`. */
export class WorkerScanner implements Scanner {
  private readonly script: string;
  private readonly size: number;
  private threads: WorkerThread[] = [];
  private turn = 0;
  private busy: Promise<unknown> = Promise.resolve();

  constructor(options: WorkerScannerOptions) {
    this.script = options.script;
    this.size = options.workers ?? Math.max(1, Math.min(availableParallelism() - 1, MOST_WORKERS));
  }

  list(root: string, signal?: AbortSignal): Promise<readonly string[]> {
    return listFiles(root, signal);
  }

  /** Scans run one after the other, as each gives the workers its own plan. */
  scan(request: ScanRequest, onBatch: (batch: ScanBatch) => void, signal?: AbortSignal): Promise<ScanTimes> {
    const scan = this.busy.then(() => this.runScan(request, onBatch, signal));
    this.busy = scan.catch(() => undefined);
    return scan;
  }

  extract(file: string, text: string, config: CallsConfig): Promise<FileFacts | undefined> {
    const threads = this.start();
    const thread = threads[this.turn++ % threads.length];
    return thread ? thread.readText(file, text, config) : Promise.resolve(undefined);
  }

  async findFlagFiles(root: string): Promise<readonly string[]> {
    return flagFilesAmong(root, await listFiles(root));
  }

  async detect(root: string): Promise<boolean> {
    const files = await listFiles(root);
    return (
      files.some(isFlagConfig) ||
      (await dependsOnSdk(root, files)) ||
      (await flagFilesAmong(root, files)).length > 0
    );
  }

  async dispose(): Promise<void> {
    await Promise.all(this.threads.splice(0).map((thread) => thread.stop()));
  }

  private start(): readonly WorkerThread[] {
    this.threads = this.threads.filter((thread) => !thread.hasFailed);
    while (this.threads.length < this.size) this.threads.push(new WorkerThread(this.script));
    return this.threads;
  }

  private async runScan(
    { root, files, ...plan }: ScanRequest,
    onBatch: (batch: ScanBatch) => void,
    signal: AbortSignal | undefined,
  ): Promise<ScanTimes> {
    const times = { read: 0, match: 0, parse: 0 };
    let next = 0;
    const work = async (thread: WorkerThread) => {
      await thread.follow(plan);
      while (next < files.length) {
        signal?.throwIfAborted();
        const chunk = files.slice(next, next + CHUNK);
        next += CHUNK;
        const result = await thread.readChunk(root, chunk);
        signal?.throwIfAborted();
        times.read += result.times.read;
        times.match += result.times.match;
        times.parse += result.times.parse;
        onBatch(result);
      }
    };
    await Promise.all(this.start().map(work));
    return times;
  }
}
