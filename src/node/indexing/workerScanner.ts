import { availableParallelism } from 'node:os';
import { ThreadScanner } from '../../indexing/threadScanner.ts';
import { WorkerThread } from './workerThread.ts';

const MOST_READERS = 4;

export interface WorkerScannerOptions {
  /** Path of the built worker. */
  readonly script: string;
  /** Where indexes are kept from one start to the next; without it every start is cold. */
  readonly cacheFolder?: string;
  /** Told what is worth a line in the log, such as a cache that could not be used. */
  readonly onNote?: (note: string) => void;
  /** Threads that read files, beside the one that keeps the index. */
  readonly workers?: number;
}

/** The scanner over folders of this machine. */
export class WorkerScanner extends ThreadScanner {
  constructor(options: WorkerScannerOptions) {
    const { script, cacheFolder, onNote, workers = Math.min(availableParallelism(), MOST_READERS) } = options;
    const role = { role: 'index' as const, readers: workers, cacheFolder };
    super({ start: (onOther) => new WorkerThread(script, role, onOther), onNote });
  }
}
