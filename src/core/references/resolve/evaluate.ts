import { givesItself, isConversion } from '../conversions.ts';
import { type Binding, type CallFact, type Expression, type FileFacts, FREE, ITSELF } from '../facts.ts';
import { isFreelyNamed, isTypeName } from '../languages/family.ts';
import type { Asked } from './asked.ts';
import { membersMeant } from './declaredNames.ts';
import { DEEPEST, Elsewhere, type Follows } from './elsewhere.ts';
import { flagsObjectOf } from './flagsObjects.ts';
import { isEverydayWord } from './knownKeys.ts';
import { flagsCalled, membersCalled } from './membersCalled.ts';
import type { Program } from './program.ts';
import { membersExpected, typesExpected } from './typesExpected.ts';
import { joined, textsOf, textValue, type Value } from './value.ts';

type ValueBinding = Extract<Binding, { kind: 'value' }>;

/** Names that are given each other in circles have more paths than there is time. */
const MOST_STEPS = 1000;

/** Follows names through declarations, imports and re-exports. Remembers what it asked other files for. */
export class Evaluator implements Follows {
  readonly asked: Asked;
  readonly #program: Program;
  /** What is being worked out: a name that leads back to itself leads nowhere. */
  readonly #active = new Set<unknown>();
  readonly #answers = new Map<ValueBinding, readonly Value[]>();
  readonly #elsewhere: Elsewhere;
  #steps = 0;

  constructor(program: Program, asked: Asked) {
    this.#program = program;
    this.asked = asked;
    this.#elsewhere = new Elsewhere(program, asked, this);
  }

  get isFree(): boolean {
    return this.#active.size === 0;
  }

  evaluate(expression: Expression, file: FileFacts, depth = 0): readonly Value[] {
    if (this.isFree) this.#steps = 0;
    if (depth > DEEPEST || ++this.#steps > MOST_STEPS) return [];
    const flags = flagsObjectOf(expression, file, this.#program.table);
    if (flags && !flags.guessed) return [{ kind: 'flags', case: flags.case, guessed: false }];
    const values = this.#follow(expression, file, depth);
    const isOpen = values.every((value) => OPEN.has(value.kind) || !isNoGuess(value));
    if (flags === undefined || !isOpen) return values;
    const isHanded = flags.path[0] === 'flags' && this.#program.detailsOf(file).isHandedFlags;
    return [...values, { kind: 'flags', case: flags.case, guessed: !isHanded }];
  }

  #follow(expression: Expression, file: FileFacts, depth: number): readonly Value[] {
    const inner = (part: Expression) => this.evaluate(part, file, depth + 1);
    switch (expression.kind) {
      case 'text':
        return [textValue(expression)];
      case 'name':
        return this.#name(expression, file, depth);
      case 'member':
        return this.#memberOf(expression, file, depth);
      case 'implicit':
        return this.#implicit(expression, file, depth);
      case 'object':
        return [{ kind: 'object', file, members: expression.members }];
      case 'list':
        return expression.items.flatMap(inner).flatMap((value) => this.#among(value));
      case 'either':
        return expression.options.flatMap(inner);
      case 'joined':
        return [joined(expression.parts.map((part) => inner(part)))];
      case 'function':
        return [{ kind: 'function', file, function: expression.function }];
      case 'module':
        return [this.#elsewhere.module(expression.source, file)];
      case 'call':
        return this.#converted(file.calls.at(expression.call), file, depth);
      case 'computed':
        return [expression.prefix ? { kind: 'computed', prefix: expression.prefix } : { kind: 'computed' }];
      default:
        return [];
    }
  }

  /** One of several, which a name for all of them does not stand for. */
  #among(value: Value): readonly Value[] {
    if (value.kind === 'text') return [{ ...value, among: true }];
    const flags = this.member(value, ITSELF).filter(({ kind }) => kind === 'text');
    if (flags.length > 0) return flags.flatMap((flag) => this.#among(flag));
    return value.kind === 'object' ? [{ ...value, among: true }] : [value];
  }

  /** `string(key)`, `str(key)`: the same text, as another type. */
  #converted(call: CallFact | undefined, file: FileFacts, depth: number): readonly Value[] {
    const [only, ...more] = call?.arguments ?? [];
    if (call?.callee.kind === 'member' && only === undefined && givesItself(call.callee.name))
      return this.evaluate(call.callee.object, file, depth + 1);
    if (call?.callee.kind !== 'name' || only === undefined || more.length > 0) return [];
    return isConversion(call.callee.name) ? this.evaluate(only, file, depth + 1) : [];
  }

  #name(expression: Extract<Expression, { kind: 'name' }>, file: FileFacts, depth: number): readonly Value[] {
    const binding = file.bindings[expression.binding];
    switch (binding?.kind) {
      case 'value':
        return this.#declared(binding, file, depth);
      case 'parameter':
        return [{ kind: 'parameter', function: binding.function, index: binding.index }];
      case 'import':
        return this.#elsewhere.imported(binding.source, binding.imported, file, depth);
      case 'other':
        return [];
      default:
        return expression.binding === FREE ? this.#elsewhere.free(expression.name, file, depth) : [];
    }
  }

  #memberOf(
    expression: Extract<Expression, { kind: 'member' }>,
    file: FileFacts,
    depth: number,
  ): readonly Value[] {
    const objects = this.evaluate(expression.object, file, depth + 1);
    const { name, exact } = expression;
    const all = objects.flatMap((object) => this.member(object, name, exact === true, depth));
    const found = all.some(({ kind }) => kind === 'text') ? all.filter(isNoGuess) : all;
    if (!isFreelyNamed(file.family) && file.family !== 'go') return found;
    if (!isTypeName(name) || file.family === 'go') {
      const isTold = found.some((value) => isSure(value) && value.kind !== 'parameter');
      const flags = isTold ? [] : flagsCalled(expression, file, this.#program, this.asked);
      const meant = flags.flatMap(({ value, facts }) => this.evaluate(value, facts, depth + 1));
      return meant.length > 0 ? meant : found;
    }
    if (found.some(isSure)) return found;
    // What stands before it is a namespace, then, or a folder of modules.
    const outside = found.find(({ kind }) => kind === 'outside');
    if (objects.some(({ kind }) => kind === 'object' || kind === 'text')) return found;
    const source = outside?.kind === 'outside' ? `${outside.source}.${name}` : undefined;
    const named = source
      ? this.#elsewhere.importedByName(source, name, file, depth)
      : this.#elsewhere.declaredAnywhere(name, file, depth);
    return named.some(({ kind }) => kind !== 'outside') ? named : found;
  }

  /** `.cart`: of the types of flags where flags are spoken of; else where all that have such a member mean the same. */
  #implicit(
    { name, told, given }: Extract<Expression, { kind: 'implicit' }>,
    from: FileFacts,
    depth: number,
  ): readonly Value[] {
    const members = membersCalled(name, from.family, this.#program, this.asked);
    const expected = given === undefined ? [] : typesExpected(given, from.family, this.#program, this.asked);
    const meant =
      membersExpected(members, expected, given?.startsWith(':') === true) ?? membersMeant(members, told);
    const found = meant.flatMap(({ value, facts }) => this.evaluate(value, facts, depth + 1));
    return textsOf(found).size < 2 ? found : [];
  }

  /** What a value has under a name, as far as that is known. */
  member(value: Value, name: string, exact = false, depth = 0): readonly Value[] {
    switch (value.kind) {
      case 'text':
        return givesItself(name) ? [value] : [];
      case 'object':
        if (name === 'Companion') return [value];
        return value.members
          .filter(([member]) => member === name)
          .flatMap(([, member]) => this.evaluate(member, value.file, depth + 1));
      case 'module':
        return this.#elsewhere.moduleMember(value, name, depth);
      case 'parameter':
        return value.property === undefined ? [{ ...value, property: name }] : [];
      case 'flags':
        return [{ ...value, kind: 'flag', name, exact }];
      case 'flag':
        // Flags may be gathered in groups: `toggles.shop.newCheckout`.
        return value.guessed && !isEverydayWord(name) ? [{ ...value, name, exact }] : [];
      case 'outside':
        return [value];
      default:
        return [];
    }
  }

  /** Most names are used many times; kept only where nothing around it cut the answer short. */
  #declared(binding: ValueBinding, file: FileFacts, depth: number): readonly Value[] {
    const isWhole = this.isFree && depth === 0;
    const known = isWhole ? this.#answers.get(binding) : undefined;
    if (known) return known;
    const values = this.once(binding, () => this.evaluate(binding.value, file, depth + 1));
    if (isWhole) this.#answers.set(binding, values);
    return values;
  }

  once(what: unknown, work: () => readonly Value[]): readonly Value[] {
    if (this.#active.has(what)) return [];
    this.#active.add(what);
    const values = work();
    this.#active.delete(what);
    return values;
  }
}

/**
 * What may have flags as members beside what is known of it: `const featureFlags = { newCheckout: true }`; so may a member
 * of flags that is called like flags itself: `toggles.featureFlags.newCheckout`.
 */
const OPEN: ReadonlySet<Value['kind']> = new Set(['parameter', 'outside', 'object']);

/** A text that stands there is the key. */
function isNoGuess(value: Value): boolean {
  return value.kind !== 'flag' || !value.guessed;
}

/** `crate::features::Flag` is looked for by its name, though what stands before it is called like flags. */
function isSure(value: Value): boolean {
  return value.kind !== 'outside' && !(value.kind === 'flag' && value.guessed);
}
