import { type ResourceLimits, Worker } from 'node:worker_threads';
import { Conversation, isAnswer } from '../../indexing/conversation.ts';
import type { Role } from '../../indexing/messages.ts';
import type { Thread } from '../../indexing/threadScanner.ts';

/**
 * Megabytes. Young objects are given little room, as hardly any lives on, and each thread would keep the garbage of
 * hundreds of syntax trees. A reader holds one such tree at a time; what is far too much for it ends it alone. The index
 * is as large as its folder, some 150 MB for a hundred thousand files; the nearer its limit is to 2 GB (1 GB where
 * pointers are compressed, as in VS Code), the further V8 lets it grow beyond what lives in it before it collects.
 */
const LIMITS: Readonly<Record<Role['role'], ResourceLimits>> = {
  index: { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 1000 },
  reader: { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 512 },
};

/** The texts of a language, by what they are in English. */
export type Words = Readonly<Record<string, string>>;

/** One worker and the questions it has not answered yet. */
export class WorkerThread<Question, Result> implements Thread<Question, Result> {
  readonly #worker: Worker;
  readonly #conversation: Conversation<Question, Result>;

  /** `given`: handed to the script. `onOther`: what the worker posts without being asked. */
  constructor(
    script: string,
    given?: Role | { readonly words: Words },
    onOther: (message: unknown) => void = () => undefined,
  ) {
    const worker = new Worker(script, {
      workerData: given,
      ...(given && 'role' in given && { resourceLimits: LIMITS[given.role] }),
    });
    const conversation = new Conversation<Question, Result>((message) => worker.postMessage(message));
    this.#worker = worker;
    this.#conversation = conversation;
    worker.unref();
    worker.on('message', (message: unknown) => {
      if (!isAnswer<Result>(message)) return onOther(message);
      conversation.settle(message);
      if (!conversation.isWaiting) worker.unref();
    });
    worker.on('error', (error) =>
      conversation.fail(error instanceof Error ? error : new Error(String(error))),
    );
    worker.on('exit', (code) => conversation.fail(new Error(`the worker ended with code ${code}`)));
  }

  get hasFailed(): boolean {
    return this.#conversation.hasFailed;
  }

  get isBusy(): boolean {
    return this.#conversation.isWaiting;
  }

  ask(question: Question): Promise<Result> {
    // A worker that is being waited for keeps the process alive.
    if (!this.hasFailed) this.#worker.ref();
    return this.#conversation.ask(question);
  }

  post(message: unknown): void {
    this.#worker.postMessage(message);
  }

  async stop(): Promise<void> {
    await this.#worker.terminate();
  }
}
