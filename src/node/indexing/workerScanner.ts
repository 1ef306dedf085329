import { availableParallelism } from 'node:os';
import type { FolderRequest, FollowedFolder, ReferenceSlice, Scanner } from '../../core/ports/scanner.ts';
import type { IndexQuestion, IndexResult, PostedNote, PostedSlice, TakenSlice } from './messages.ts';
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

/** The scanner port over one index thread, which starts with the first question and lives until `dispose`. */
export class WorkerScanner implements Scanner {
  readonly #options: WorkerScannerOptions;
  readonly #listeners = new Map<number, (slice: ReferenceSlice) => void>();
  #thread: WorkerThread<IndexQuestion, IndexResult> | undefined;
  #last = 0;

  constructor(options: WorkerScannerOptions) {
    this.#options = options;
  }

  follow(request: FolderRequest, onSlice: (slice: ReferenceSlice) => void): FollowedFolder {
    const folder = ++this.#last;
    this.#listeners.set(folder, onSlice);
    const ask = async (question: IndexQuestion): Promise<void> => {
      if (this.#listeners.has(folder)) await this.#ask(question);
    };
    return {
      ready: ask({ kind: 'follow', folder, request }),
      setKnownKeys: (keys) => ask({ kind: 'keys', folder, keys }),
      change: (files, texts) => ask({ kind: 'change', folder, files, texts }),
      close: () => {
        // A thread that has failed has nothing left to close.
        void ask({ kind: 'close', folder }).catch(() => undefined);
        this.#listeners.delete(folder);
      },
    };
  }

  async findFlagFiles(root: string): Promise<readonly string[]> {
    const files = await this.#ask({ kind: 'flag files', root });
    return typeof files === 'object' ? files : [];
  }

  async detect(root: string): Promise<boolean> {
    return (await this.#ask({ kind: 'detect', root })) === true;
  }

  async dispose(): Promise<void> {
    this.#listeners.clear();
    const thread = this.#thread;
    this.#thread = undefined;
    await thread?.stop();
  }

  #ask(question: IndexQuestion): Promise<IndexResult> {
    if (this.#thread === undefined || this.#thread.hasFailed) {
      const { script, cacheFolder, workers = Math.min(availableParallelism(), MOST_READERS) } = this.#options;
      const role = { role: 'index' as const, readers: workers, cacheFolder };
      this.#thread = new WorkerThread(script, role, (message) => this.#take(message));
    }
    return this.#thread.ask(question);
  }

  #take(message: unknown): void {
    if (isNote(message)) this.#options.onNote?.(message.note);
    if (!isSlice(message)) return;
    this.#listeners.get(message.folder)?.(message.slice);
    this.#thread?.post({ taken: message.folder } satisfies TakenSlice);
  }
}

function isSlice(message: unknown): message is PostedSlice {
  return typeof message === 'object' && message !== null && 'slice' in message;
}

function isNote(message: unknown): message is PostedNote {
  return typeof message === 'object' && message !== null && 'note' in message;
}
