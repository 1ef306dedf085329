import type { Answer, Numbered } from './messages.ts';

interface Waiting<Result> {
  readonly resolve: (result: Result) => void;
  readonly reject: (error: Error) => void;
}

/** Questions to the other side of a channel, and the answers that are still to come. */
export class Conversation<Question, Result> {
  readonly #post: (message: Numbered<Question>) => void;
  readonly #waiting = new Map<number, Waiting<Result>>();
  #last = 0;
  #failure: Error | undefined;

  constructor(post: (message: Numbered<Question>) => void) {
    this.#post = post;
  }

  get hasFailed(): boolean {
    return this.#failure !== undefined;
  }

  get isWaiting(): boolean {
    return this.#waiting.size > 0;
  }

  ask(question: Question): Promise<Result> {
    return new Promise((resolve, reject) => {
      if (this.#failure) {
        reject(this.#failure);
        return;
      }
      const id = ++this.#last;
      this.#waiting.set(id, { resolve, reject });
      this.#post({ id, question });
    });
  }

  settle(answer: Answer<Result>): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if ('error' in answer) waiting?.reject(new Error(answer.error));
    else waiting?.resolve(answer.result);
  }

  /** Nobody answers any more. */
  fail(error: Error): void {
    this.#failure ??= error;
    for (const { reject } of this.#waiting.values()) reject(this.#failure);
    this.#waiting.clear();
  }
}

export function isAnswer<Result>(message: unknown): message is Answer<Result> {
  return typeof message === 'object' && message !== null && 'id' in message && !('question' in message);
}

/** What came of the work asked for, in the form that goes back. */
export async function answered<Result>(id: number, work: () => Promise<Result>): Promise<Answer<Result>> {
  try {
    return { id, result: await work() };
  } catch (error) {
    return { id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
