import { answered, Conversation, isAnswer } from '../indexing/conversation.ts';
import type {
  FileAnswers,
  FileQuestion,
  IndexQuestion,
  IndexResult,
  Numbered,
} from '../indexing/messages.ts';
import type { IndexThread } from '../indexing/threadScanner.ts';

export type AnswerFiles = (question: FileQuestion) => Promise<FileAnswers[keyof FileAnswers]>;

/** As much of a worker as is used. */
export type WorkerPort = Pick<Worker, 'postMessage' | 'addEventListener' | 'terminate'>;

export interface WebThreadOptions {
  readonly worker: Promise<WorkerPort>;
  readonly files: AnswerFiles;
  readonly onOther: (message: unknown) => void;
}

/** The index worker of a window in a browser. */
export class WebThread implements IndexThread {
  readonly #worker: Promise<WorkerPort>;
  readonly #conversation: Conversation<IndexQuestion, IndexResult>;

  constructor({ worker, files, onOther }: WebThreadOptions) {
    this.#conversation = new Conversation((message) => this.post(message));
    this.#worker = worker;
    const fail = (error: unknown) =>
      this.#conversation.fail(error instanceof Error ? error : new Error(String(error)));
    worker.then((port) => {
      port.addEventListener('error', ({ message }) => fail(new Error(`the index worker failed: ${message}`)));
      port.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
        if (isAnswer<IndexResult>(data)) this.#conversation.settle(data);
        else if (isQuestion(data))
          void answered(data.id, () => files(data.question)).then((reply) => this.post(reply));
        else onOther(data);
      });
    }, fail);
  }

  get hasFailed(): boolean {
    return this.#conversation.hasFailed;
  }

  ask(question: IndexQuestion): Promise<IndexResult> {
    return this.#conversation.ask(question);
  }

  post(message: unknown): void {
    // A worker that did not start has already failed every question.
    this.#worker.then((worker) => worker.postMessage(message)).catch(() => undefined);
  }

  async stop(): Promise<void> {
    (await this.#worker).terminate();
  }
}

/** From the script's bytes, because a worker may not be started from another origin's address. */
export async function workerOf(script: () => Promise<Uint8Array>): Promise<Worker> {
  const address = URL.createObjectURL(new Blob([(await script()).slice()], { type: 'text/javascript' }));
  return new Worker(address, { name: 'Release Lens index' });
}

function isQuestion(message: unknown): message is Numbered<FileQuestion> {
  return typeof message === 'object' && message !== null && 'question' in message;
}
