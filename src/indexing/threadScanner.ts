import type { FolderRequest, FollowedFolder, ReferenceSlice, Scanner } from '../core/ports/scanner.ts';
import type { IndexQuestion, IndexResult, PostedNote, PostedSlice, TakenSlice } from './messages.ts';

/** Somebody beside this thread who answers questions. */
export interface Thread<Question, Result> {
  /** It has ended and answers no more. */
  readonly hasFailed: boolean;
  ask(question: Question): Promise<Result>;
  post(message: unknown): void;
  stop(): Promise<void>;
}

export type IndexThread = Thread<IndexQuestion, IndexResult>;

export interface ThreadScannerOptions {
  /** `onOther` hears what the thread posts without being asked. */
  readonly start: (onOther: (message: unknown) => void) => IndexThread;
  /** Told what is worth a line in the log, such as a cache that could not be used. */
  readonly onNote?: ((note: string) => void) | undefined;
}

/** The scanner port over one index thread, which starts with the first question and lives until `dispose`. */
export class ThreadScanner implements Scanner {
  readonly #options: ThreadScannerOptions;
  readonly #listeners = new Map<number, (slice: ReferenceSlice) => void>();
  #thread: IndexThread | undefined;
  #last = 0;
  /** Questions that may take long to answer. */
  #open = 0;

  constructor(options: ThreadScannerOptions) {
    this.#options = options;
  }

  follow(request: FolderRequest, onSlice: (slice: ReferenceSlice) => void): FollowedFolder {
    const folder = ++this.#last;
    this.#listeners.set(folder, onSlice);
    const ask = async (question: IndexQuestion): Promise<void> => {
      if (!this.#listeners.has(folder)) return;
      this.#open++;
      try {
        await this.#ask(question);
      } finally {
        this.#open--;
      }
    };
    return {
      ready: ask({ kind: 'follow', folder, request }),
      setKnownKeys: (keys) => ask({ kind: 'keys', folder, keys }),
      change: (files, texts) => ask({ kind: 'change', folder, files, texts }),
      close: () => {
        // A thread that has failed has nothing left to close.
        if (this.#listeners.has(folder)) void this.#ask({ kind: 'close', folder }).catch(() => undefined);
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
    // Where it is still at work there is nothing worth waiting for.
    if (thread && this.#open === 0) await thread.ask({ kind: 'kept' }).catch(() => undefined);
    await thread?.stop();
  }

  #ask(question: IndexQuestion): Promise<IndexResult> {
    if (this.#thread === undefined || this.#thread.hasFailed)
      this.#thread = this.#options.start((message) => this.#take(message));
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
