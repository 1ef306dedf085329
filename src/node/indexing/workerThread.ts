import { Worker } from 'node:worker_threads';
import type { Answer, Numbered, Role } from './messages.ts';

interface Waiting<Result> {
  readonly resolve: (result: Result) => void;
  readonly reject: (error: Error) => void;
}

/** One worker and the questions it has not answered yet. */
export class WorkerThread<Question, Result> {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting<Result>>();
  #last = 0;
  #failure: Error | undefined;

  /** `onOther`: what the worker posts without being asked. */
  constructor(script: string, role: Role, onOther: (message: unknown) => void = () => undefined) {
    this.#worker = new Worker(script, { workerData: role });
    this.#worker.unref();
    this.#worker.on('message', (message: unknown) => {
      if (isAnswer<Result>(message)) this.#settle(message);
      else onOther(message);
    });
    this.#worker.on('error', (error) =>
      this.#fail(error instanceof Error ? error : new Error(String(error))),
    );
    this.#worker.on('exit', (code) => this.#fail(new Error(`the index worker ended with code ${code}`)));
  }

  get hasFailed(): boolean {
    return this.#failure !== undefined;
  }

  ask(question: Question): Promise<Result> {
    return new Promise((resolve, reject) => {
      if (this.#failure) {
        reject(this.#failure);
        return;
      }
      const id = ++this.#last;
      // A worker that is being waited for keeps the process alive.
      if (this.#waiting.size === 0) this.#worker.ref();
      this.#waiting.set(id, { resolve, reject });
      this.#worker.postMessage({ id, question } satisfies Numbered<Question>);
    });
  }

  post(message: unknown): void {
    this.#worker.postMessage(message);
  }

  async stop(): Promise<void> {
    await this.#worker.terminate();
  }

  #settle(answer: Answer<Result>): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if (this.#waiting.size === 0) this.#worker.unref();
    if ('error' in answer) waiting?.reject(new Error(answer.error));
    else waiting?.resolve(answer.result);
  }

  #fail(error: Error): void {
    this.#failure ??= error;
    for (const { reject } of this.#waiting.values()) reject(this.#failure);
    this.#waiting.clear();
  }
}

function isAnswer<Result>(message: unknown): message is Answer<Result> {
  return typeof message === 'object' && message !== null && 'id' in message;
}
