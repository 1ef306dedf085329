import type { FlagKey } from '../../model/flag.ts';
import type { Confidence } from '../../model/reference.ts';
import type { Asked, Lookup } from './asked.ts';
import { Dependents } from './dependents.ts';
import type { FlagQuestion } from './flagQuestion.ts';

/** Wrappers of wrappers, up to here. */
export const DEEPEST_WRAPPER = 4;

interface WrapperAnswer {
  readonly questions: readonly FlagQuestion[];
  readonly asked: Asked;
}

/** The one flag that a function asks for by a key of its own. */
export interface OwnFlag {
  readonly key: FlagKey;
  readonly confidence: Confidence;
}

interface OwnAnswer {
  readonly flag: OwnFlag | undefined;
  readonly asked: Asked;
}

/**
 * What is known of functions as wrappers. By depth too: near the limit less is found. A function goes by its place
 * among its file's, so what is known of it holds until any file changes; what is known of the methods of a name holds
 * until something moves that it rests on. Many files ask of a name, and `get` rests on thousands of methods: those
 * files are said to rest on the name's answer alone.
 */
export class Wrappers {
  readonly #ofFunctions = new Map<string, Map<number, WrapperAnswer>>();
  /** By file and index. */
  readonly #own = new Map<string, OwnAnswer>();
  readonly #ofNames = new Map<Lookup, readonly FlagQuestion[]>();
  readonly #namesByAsked = new Dependents<Lookup>();

  ofName(lookup: Lookup): readonly FlagQuestion[] | undefined {
    return this.#ofNames.get(lookup);
  }

  setOfName(lookup: Lookup, { questions, asked }: WrapperAnswer): void {
    this.#ofNames.set(lookup, questions);
    this.#namesByAsked.set(lookup, asked);
  }

  ofFunction(file: string, index: number, depth: number): WrapperAnswer | undefined {
    return this.#ofFunctions.get(file)?.get(index * DEEPEST_WRAPPER + depth);
  }

  setOfFunction(file: string, index: number, depth: number, answer: WrapperAnswer): void {
    const answers = this.#ofFunctions.get(file) ?? new Map<number, WrapperAnswer>();
    answers.set(index * DEEPEST_WRAPPER + depth, answer);
    this.#ofFunctions.set(file, answers);
  }

  ownOf(file: string, index: number): OwnAnswer | undefined {
    return this.#own.get(`${index} ${file}`);
  }

  setOwnOf(file: string, index: number, answer: OwnAnswer): void {
    this.#own.set(`${index} ${file}`, answer);
  }

  forgetFunctions(): void {
    this.#ofFunctions.clear();
    this.#own.clear();
  }

  /** The lookups with the answers for names that rest on them, which are forgotten. */
  moved(lookups: Iterable<Lookup>): ReadonlySet<Lookup> {
    const all = new Set(lookups);
    let latest: ReadonlySet<Lookup> = all;
    while (latest.size > 0) {
      latest = new Set([...this.#namesByAsked.on(latest)].filter((lookup) => !all.has(lookup)));
      for (const lookup of latest) {
        all.add(lookup);
        this.#ofNames.delete(lookup);
      }
    }
    return all;
  }
}
