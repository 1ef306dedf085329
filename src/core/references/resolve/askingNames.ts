import type { Binding, Export, Expression, FileFacts } from '../facts.ts';
import { numberOf } from './asked.ts';
import { stemOfSource, stemsOf } from './modules.ts';
import { parametersIn } from './parameters.ts';

/** Any function that reads an entry by a parameter: `flags[key]`. */
export const SUBSCRIPT = '[]';

/** Wrappers of wrappers, and the renames between them. Further on, everyday names would make all names ask. */
const MOST_STEPS = 6;

const NONE: ReadonlySet<string> = new Set();

/**
 * Names that may ask for a flag: a flag call's, that of a function which hands a parameter to such a call, and the
 * names those are imported or renamed under. Judged by names alone, which is quick and never misses; only calls of
 * these names are then looked into.
 */
export class AskingNames {
  readonly #roots: ReadonlySet<string>;
  /** From a name to those it makes asking, with how often. */
  readonly #steps = new Map<string, Map<string, number>>();
  /** Where steps that came or went begin: those from a name that does not ask change nothing. */
  readonly #moved = new Set<string>();
  #names: ReadonlySet<string>;
  #numbers: ReadonlySet<number>;

  constructor(roots: ReadonlySet<string>) {
    this.#roots = roots;
    this.#names = new Set([...roots, SUBSCRIPT]);
    this.#numbers = numbersOf(this.#names);
  }

  has(name: string): boolean {
    return this.#names.has(name);
  }

  /** By the number of the lookup: see `Outline.asksOf`. */
  hasNumber(number: number): boolean {
    return this.#numbers.has(number);
  }

  /** What a file said, and what it says now. */
  replace(before: FileFacts | undefined, after: FileFacts | undefined): void {
    const gone = before ? [...stepsOf(before)] : [];
    const come = after ? [...stepsOf(after)] : [];
    const steps = [...gone, ...come];
    const led = steps.map((step) => this.#leads(step));
    for (const step of gone) this.#count(step, -1);
    for (const step of come) this.#count(step, 1);
    steps.forEach((step, index) => {
      if (led[index] !== this.#leads(step)) this.#moved.add(step[0]);
    });
  }

  /** Returns the names that began or ceased to ask. */
  settle(): ReadonlySet<string> {
    const before = this.#names;
    const mayMove = [...this.#moved].some((name) => before.has(name));
    this.#moved.clear();
    if (!mayMove) return NONE;
    const after = new Set([...this.#roots, SUBSCRIPT]);
    let frontier: ReadonlySet<string> = after;
    for (let step = 0; step < MOST_STEPS && frontier.size > 0; step++) {
      const next = [...frontier].flatMap((name) => [...(this.#steps.get(name)?.keys() ?? [])]);
      frontier = new Set(next.filter((name) => !after.has(name)));
      for (const name of frontier) after.add(name);
    }
    const moved = new Set([
      ...[...after].filter((name) => !before.has(name)),
      ...[...before].filter((name) => !after.has(name)),
    ]);
    if (moved.size === 0) return moved;
    this.#names = after;
    this.#numbers = numbersOf(after);
    return moved;
  }

  #leads([from, to]: Step): boolean {
    return this.#steps.get(from)?.has(to) === true;
  }

  #count([from, to]: Step, change: 1 | -1): void {
    const targets = this.#steps.get(from) ?? new Map<string, number>();
    const count = (targets.get(to) ?? 0) + change;
    if (count > 0) targets.set(to, count);
    else targets.delete(to);
    if (targets.size > 0) this.#steps.set(from, targets);
    else this.#steps.delete(from);
  }
}

function numbersOf(names: ReadonlySet<string>): ReadonlySet<number> {
  return new Set([...names].map((name) => numberOf(`asks:${name}`)));
}

type Step = readonly [from: string, to: string];

function* stepsOf(facts: FileFacts): Generator<Step> {
  const namesOf = functionNames(facts);
  const handed = (name: string, owner: number): Step[] =>
    (namesOf.get(owner) ?? []).map((to): Step => [name, to]);
  for (const [owner, call] of facts.handed) {
    const name = facts.calls.names[call];
    if (name) yield* handed(name, owner);
  }
  for (const use of facts.uses) {
    if (use.kind !== 'index') continue;
    for (const owner of parametersIn(use.index, facts)) yield* handed(SUBSCRIPT, owner);
  }
  yield* renames(facts);
}

function renames(facts: FileFacts): Step[] {
  const steps = [
    ...facts.bindings.flatMap((binding) => bindingSteps(binding, facts)),
    ...facts.exports.flatMap((each) => exportSteps(each, facts)),
  ];
  return steps.filter(([from, to]) => from !== to);
}

function bindingSteps(binding: Binding, facts: FileFacts): Step[] {
  if (binding.kind === 'value') {
    const from = lastName(binding.value);
    return from === undefined ? [] : [[from, binding.name]];
  }
  if (binding.kind !== 'import' || binding.imported === '*') return [];
  const { imported, name, source } = binding;
  return [[imported === 'default' ? stemOfSource(source, facts.file, facts.family) : imported, name]];
}

function exportSteps(each: Export, facts: FileFacts): Step[] {
  if (each.kind === 'all') return [];
  const from = each.kind === 'from' ? each.imported : lastName(each.value);
  return from === undefined ? [] : exportedNames(each.name, facts).map((to): Step => [from, to]);
}

/** A default export goes by its file's name. */
function exportedNames(name: string, facts: FileFacts): readonly string[] {
  return name === 'default' ? stemsOf(facts.file) : [name];
}

/** A function's own name, or those of what it is assigned to. */
export function functionNames(facts: FileFacts): Map<number, string[]> {
  const names = new Map<number, string[]>();
  const note = (value: Expression, name: string): void => {
    if (value.kind === 'function') names.set(value.function, [...(names.get(value.function) ?? []), name]);
    if (value.kind === 'object') for (const [member, inner] of value.members) note(inner, member);
    if (value.kind === 'call')
      for (const argument of facts.calls.at(value.call)?.arguments ?? []) note(argument, name);
  };
  facts.functions.forEach(({ name }, index) => {
    if (name) names.set(index, [name]);
  });
  for (const binding of facts.bindings) if (binding.kind === 'value') note(binding.value, binding.name);
  for (const each of facts.exports) {
    if (each.kind !== 'value') continue;
    for (const name of exportedNames(each.name, facts)) note(each.value, name);
  }
  return names;
}

function lastName(expression: Expression): string | undefined {
  return expression.kind === 'name' || expression.kind === 'member' ? expression.name : undefined;
}
