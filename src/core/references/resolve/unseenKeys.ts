import type { UnresolvedCall } from '../../model/reference.ts';
import { chainOf } from '../chain.ts';
import type { Expression, FileFacts } from '../facts.ts';
import { asksForValue, speaksOfFlags } from '../flagNames.ts';
import { wordsOfKey } from '../keyCase.ts';
import { functionNames } from './askingNames.ts';
import type { Evaluator } from './evaluate.ts';
import { rangeOf } from './findings.ts';
import type { Value } from './value.ts';

/** What flags are asked for in a file where no key can be told. */
export class UnseenKeys {
  /** By where they are: one call may ask in several ways. */
  readonly #calls = new Map<string, UnresolvedCall>();
  readonly #file: FileFacts;
  readonly #evaluator: Evaluator;
  #named: ReadonlyMap<number, unknown> | undefined;

  constructor(file: FileFacts, evaluator: Evaluator) {
    this.#file = file;
    this.#evaluator = evaluator;
  }

  get calls(): readonly UnresolvedCall[] {
    return [...this.#calls.values()];
  }

  /**
   * Of a call that asks for a flag: nothing is known of what it is given, it is put together, or it is given to a function
   * without a name, whose callers nobody can find.
   */
  tell(given: Expression, values: readonly Value[]): void {
    const isUntold = values.every((value) => value.kind === 'parameter' && !this.#isNamed(value.function));
    if (isUntold || values.some(isComputed)) this.#add(given, values);
  }

  /** Where calls are not read. */
  tellAsked(): void {
    for (const asked of this.#file.asked ?? []) {
      const values = this.#evaluator.evaluate(asked, this.#file);
      if (!values.some(({ kind }) => kind === 'text')) this.#add(asked, values);
    }
  }

  /**
   * Of calls that by their names ask for one flag, though no function or SDK is known that does:
   * `request.feature(f"cart_{kind}")`, `hasFeatureFlag(name)`. `asking`: the calls that are known to.
   */
  tellByName(asking: ReadonlySet<number>): void {
    for (const [index, name] of this.#file.calls.names.entries()) {
      const call = asksForOne(name) && !asking.has(index) ? this.#file.calls.at(index) : undefined;
      const all = call?.element ? [] : (call?.arguments ?? []);
      const [values = [], ...others] = all.map((each) => this.#evaluator.evaluate(each, this.#file));
      // What stands beside a text is what is asked, not for.
      const isSaid = others.flat().some(({ kind }) => kind === 'text');
      const [given] = all;
      if (given && !isSaid && isUnseen(name, given, values)) this.#add(given, values);
    }
  }

  #isNamed(index: number): boolean {
    this.#named ??= functionNames(this.#file);
    return this.#named.has(index);
  }

  #add(given: Expression, values: readonly Value[]): void {
    const { file, lineStarts } = this.#file;
    const computed = values.find(isComputed);
    const why = computed ? 'the key is put together when the code runs' : 'the key comes from elsewhere';
    const prefix = computed?.prefix;
    const { start, end } = chainOf(given);
    const range = rangeOf({ start, end }, lineStarts);
    this.#calls.set(`${start}-${end}`, { file, range, why, ...(prefix ? { prefix } : {}) });
  }
}

function isComputed(value: Value): value is Extract<Value, { kind: 'computed' }> {
  return value.kind === 'computed';
}

/** Of flags, in the singular, and nothing else: `feature`, `isFeatureEnabled`, `flag_active?`. */
function asksForOne(name: string): boolean {
  if (!speaksOfFlags(name)) return false;
  const words = wordsOfKey(name);
  return (words.every(speaksOfFlags) || asksForValue(name)) && !words.some((word) => PLURAL.test(word));
}

const PLURAL = /^(?:feature|flag|toggle|gate|experiment|rollout)s$/;

/**
 * A text with more behind it is a key put together, whatever the call; anything else is one where the call says that it
 * asks whether a flag is on.
 */
function isUnseen(name: string, given: Expression, values: readonly Value[]): boolean {
  const [value, ...more] = values;
  if (more.length > 0) return false;
  if (value?.kind === 'computed' && value.prefix !== undefined) return BEGINS_KEY.test(value.prefix);
  const isOpen = value === undefined || value.kind === 'parameter';
  return isOpen && NAMES.has(given.kind) && ASKS_WHETHER_ON.test(name);
}

const BEGINS_KEY = /^[A-Za-z][\w-]*[-_.:]$/;
const NAMES: ReadonlySet<Expression['kind']> = new Set(['name', 'member', 'index', 'other']);
const ASKS_WHETHER_ON =
  /(?:flag|feature|toggle|gate)_?(?:is_?)?(?:enabled|active|on)\??$|^(?:is|has)_?(?:feature_?)?(?:flag|toggle)\??$/i;
