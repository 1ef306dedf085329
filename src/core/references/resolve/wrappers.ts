import type { Asked } from './asked.ts';
import type { FlagQuestion } from './flagQuestion.ts';

/** Wrappers of wrappers, up to here. */
export const DEEPEST_WRAPPER = 4;

interface WrapperAnswer {
  readonly questions: readonly FlagQuestion[];
  readonly asked: Asked;
}

/** What is known of functions as wrappers while no file changes. By depth too: near the limit less is found. */
export class Wrappers {
  readonly #answers = new Map<string, Map<number, WrapperAnswer>>();

  get(file: string, index: number, depth: number): WrapperAnswer | undefined {
    return this.#answers.get(file)?.get(index * DEEPEST_WRAPPER + depth);
  }

  set(file: string, index: number, depth: number, answer: WrapperAnswer): void {
    const answers = this.#answers.get(file) ?? new Map<number, WrapperAnswer>();
    answers.set(index * DEEPEST_WRAPPER + depth, answer);
    this.#answers.set(file, answers);
  }
}
