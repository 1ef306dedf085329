import type { Binding, Export, Expression, FileFacts } from '../facts.ts';
import { numberOf } from './asked.ts';
import { stemOfSource, stemsOf } from './modules.ts';
import { parametersIn } from './parameters.ts';
import { DEEPEST_WRAPPER } from './wrappers.ts';

/** Any function that reads an entry by a parameter: `flags[key]`. */
export const SUBSCRIPT = '[]';

/** Wrappers of wrappers, and the renames between them. Further on, everyday names would make all names ask. */
const MOST_STEPS = 6;

const NONE: ReadonlySet<string> = new Set();

/**
 * Names that may ask for a flag: a flag call's, that of a function which hands a parameter to such a call, and the
 * names those are imported or renamed under. Judged by names alone, which is quick and never misses; only calls of
 * these names are then looked into. Each has a depth: how many wrappers are at least between it and a flag call.
 */
export class AskingNames {
  readonly #roots: ReadonlySet<string>;
  readonly #steps: Readonly<Record<Step['kind'], CountedSteps>> = {
    handed: new CountedSteps(),
    renamed: new CountedSteps(),
  };
  /** Where steps that came or went begin: those from a name that does not ask change nothing. */
  readonly #moved = new Set<string>();
  #depths: ReadonlyMap<string, number>;
  #depthsByNumber: ReadonlyMap<number, number>;

  constructor(roots: ReadonlySet<string>) {
    this.#roots = roots;
    this.#depths = this.#atRoots();
    this.#depthsByNumber = byNumber(this.#depths);
  }

  has(name: string, deepest = DEEPEST_WRAPPER): boolean {
    return (this.#depths.get(name) ?? Infinity) <= deepest;
  }

  /** By the number of the lookup: see `Outline.asksOf`. */
  hasNumber(number: number, deepest: number): boolean {
    return (this.#depthsByNumber.get(number) ?? Infinity) <= deepest;
  }

  /** What a file said, and what it says now. */
  replace(before: FileFacts | undefined, after: FileFacts | undefined): void {
    const gone = before ? [...stepsOf(before)] : [];
    const come = after ? [...stepsOf(after)] : [];
    const steps = [...gone, ...come];
    const led = steps.map((step) => this.#leads(step));
    for (const step of gone) this.#steps[step.kind].count(step, -1);
    for (const step of come) this.#steps[step.kind].count(step, 1);
    steps.forEach((step, index) => {
      if (led[index] !== this.#leads(step)) this.#moved.add(step.from);
    });
  }

  /** Returns the names that began or ceased to ask, or do so at another depth. */
  settle(): ReadonlySet<string> {
    const before = this.#depths;
    const mayMove = [...this.#moved].some((name) => before.has(name));
    this.#moved.clear();
    if (!mayMove) return NONE;
    const after = this.#atRoots();
    let frontier: ReadonlyMap<string, number> = after;
    for (let step = 0; step < MOST_STEPS && frontier.size > 0; step++) {
      const next = new Map<string, number>();
      for (const [name, depth] of this.#onwardFrom(frontier)) {
        if (depth > DEEPEST_WRAPPER || depth >= (after.get(name) ?? Infinity)) continue;
        after.set(name, depth);
        next.set(name, depth);
      }
      frontier = next;
    }
    const moved = new Set(
      [...before.keys(), ...after.keys()].filter((name) => before.get(name) !== after.get(name)),
    );
    if (moved.size === 0) return moved;
    this.#depths = after;
    this.#depthsByNumber = byNumber(after);
    return moved;
  }

  #atRoots(): Map<string, number> {
    return new Map([...this.#roots, SUBSCRIPT].map((name) => [name, 0]));
  }

  *#onwardFrom(names: ReadonlyMap<string, number>): Generator<[name: string, depth: number]> {
    for (const [name, depth] of names) {
      for (const to of this.#steps.renamed.from(name)) yield [to, depth];
      for (const to of this.#steps.handed.from(name)) yield [to, depth + 1];
    }
  }

  #leads(step: Step): boolean {
    return this.#steps[step.kind].leads(step);
  }
}

interface Step {
  readonly kind: 'handed' | 'renamed';
  readonly from: string;
  /** Asks where `from` does. */
  readonly to: string;
}

class CountedSteps {
  readonly #counts = new Map<string, Map<string, number>>();

  leads({ from, to }: Step): boolean {
    return this.#counts.get(from)?.has(to) === true;
  }

  from(name: string): Iterable<string> {
    return this.#counts.get(name)?.keys() ?? NONE;
  }

  count({ from, to }: Step, change: 1 | -1): void {
    const targets = this.#counts.get(from) ?? new Map<string, number>();
    const count = (targets.get(to) ?? 0) + change;
    if (count > 0) targets.set(to, count);
    else targets.delete(to);
    if (targets.size > 0) this.#counts.set(from, targets);
    else this.#counts.delete(from);
  }
}

/** Of names that share a number the least. */
function byNumber(depths: ReadonlyMap<string, number>): ReadonlyMap<number, number> {
  const numbers = new Map<number, number>();
  for (const [name, depth] of depths) {
    const number = numberOf(`asks:${name}`);
    numbers.set(number, Math.min(depth, numbers.get(number) ?? depth));
  }
  return numbers;
}

function* stepsOf(facts: FileFacts): Generator<Step> {
  const namesOf = functionNames(facts);
  const handed = (name: string, owner: number): Step[] =>
    (namesOf.get(owner) ?? []).map((to): Step => ({ kind: 'handed', from: name, to }));
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
  return steps.filter(({ from, to }) => from !== to);
}

function bindingSteps(binding: Binding, facts: FileFacts): Step[] {
  if (binding.kind === 'value') {
    const from = lastName(binding.value);
    return from === undefined ? [] : [{ kind: 'renamed', from, to: binding.name }];
  }
  if (binding.kind !== 'import' || binding.imported === '*') return [];
  const { imported, name, source } = binding;
  const from = imported === 'default' ? stemOfSource(source, facts.file, facts.family) : imported;
  return [{ kind: 'renamed', from, to: name }];
}

function exportSteps(each: Export, facts: FileFacts): Step[] {
  if (each.kind === 'all') return [];
  const from = each.kind === 'from' ? each.imported : lastName(each.value);
  return from === undefined
    ? []
    : exportedNames(each.name, facts).map((to): Step => ({ kind: 'renamed', from, to }));
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
