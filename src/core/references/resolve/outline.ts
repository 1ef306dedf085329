import type { FileFacts } from '../facts.ts';
import type { Family } from '../languages/family.ts';
import { numberOf } from './asked.ts';
import { SUBSCRIPT } from './askingNames.ts';
import { parametersIn } from './parameters.ts';

/** What is known of a file without opening its facts, which most questions end with. */
export class Outline {
  readonly family: Family;
  readonly exported: ReadonlySet<string>;
  /** Hands on what others export, or gives the members of one object: any name may be among them. */
  readonly isOpen: boolean;
  /** Functions that hand a parameter on, in order, and beside each the lookup that tells whether it asks for a flag. */
  readonly #owners: Uint32Array;
  readonly #asks: Int32Array;
  /** Functions that may ask for a flag of their own. */
  readonly #asking: ReadonlySet<number>;

  constructor(facts: FileFacts) {
    const { family, exports, functions } = facts;
    const names = exports.flatMap((each) => (each.kind === 'all' ? [] : [each.name]));
    this.family = family;
    this.exported = new Set(names);
    this.isOpen = names.includes('default') || exports.some(({ kind }) => kind === 'all');
    const pairs = [...handingOn(facts)].sort(([a], [b]) => a - b);
    this.#owners = Uint32Array.from(pairs, ([owner]) => owner);
    this.#asks = Int32Array.from(pairs, ([, asks]) => asks);
    this.#asking = new Set(functions.flatMap(({ gives }, index) => (gives ? [index] : [])));
  }

  mayAskItself(owner: number): boolean {
    return this.#asking.has(owner);
  }

  mayExport(name: string): boolean {
    return this.isOpen || this.exported.has(name);
  }

  /** Whether a function hands a parameter of its own to what one of the lookups is about. */
  handsToAny(asks: ReadonlySet<number>): boolean {
    return this.#asks.some((number) => asks.has(number));
  }

  /** Numbers of the lookups that tell whether the function may hand a parameter of its own to a flag call. */
  asksOf(owner: number): Int32Array {
    const first = firstAtLeast(owner, this.#owners);
    return this.#asks.subarray(first, firstAtLeast(owner + 1, this.#owners));
  }
}

function* handingOn(facts: FileFacts): Generator<readonly [owner: number, asks: number]> {
  for (const [owner, call] of facts.handed) {
    const name = facts.calls.names[call];
    if (name) yield [owner, numberOf(`asks:${name}`)];
  }
  for (const use of facts.uses) {
    if (use.kind !== 'index') continue;
    for (const owner of parametersIn(use.index, facts)) yield [owner, numberOf(`asks:${SUBSCRIPT}`)];
  }
}

function firstAtLeast(value: number, sorted: Uint32Array): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
