import { givesItself, isConversion } from '../conversions.ts';
import { type Binding, type CallFact, type Expression, type FileFacts, FREE, ITSELF } from '../facts.ts';
import { isTypeOfFlags } from '../flagNames.ts';
import { isFreelyNamed, isTypeName } from '../languages/family.ts';
import type { Asked } from './asked.ts';
import { membersMeant } from './declaredNames.ts';
import { flagsObjectOf } from './flagsObjects.ts';
import { flagsCalled, membersCalled } from './membersCalled.ts';
import type { Program } from './program.ts';
import { membersExpected, typesExpected } from './typesExpected.ts';
import { joined, textsOf, textValue, type Value } from './value.ts';

type ValueBinding = Extract<Binding, { kind: 'value' }>;

/** Longer chains of aliases are not worth following, and cycles end here. */
const DEEPEST = 12;

/** Names that are given each other in circles have more paths than there is time. */
const MOST_STEPS = 1000;

/** Follows names through declarations, imports and re-exports. Remembers what it asked other files for. */
export class Evaluator {
  readonly asked: Asked;
  readonly #program: Program;
  /** What is being worked out: a name that leads back to itself leads nowhere. */
  readonly #active = new Set<unknown>();
  readonly #answers = new Map<ValueBinding, readonly Value[]>();
  readonly #opened = new Map<FileFacts, readonly Value[]>();
  #steps = 0;

  constructor(program: Program, asked: Asked) {
    this.#program = program;
    this.asked = asked;
  }

  evaluate(expression: Expression, file: FileFacts, depth = 0): readonly Value[] {
    if (this.#active.size === 0) this.#steps = 0;
    if (depth > DEEPEST || ++this.#steps > MOST_STEPS) return [];
    const flags = flagsObjectOf(expression, file, this.#program.table);
    if (flags && !flags.guessed) return [{ kind: 'flags', case: flags.case, guessed: false }];
    const values = this.#follow(expression, file, depth);
    const isOpen = values.every(({ kind }) => OPEN.has(kind));
    if (flags === undefined || !isOpen) return values;
    const isHanded = flags.path[0] === 'flags' && this.#program.detailsOf(file).isHandedFlags;
    return [...values, { kind: 'flags', case: flags.case, guessed: !isHanded }];
  }

  /** What a value has under a name, as far as that is known. */
  member(value: Value, name: string): readonly Value[] {
    return this.#member(value, name, false, 0);
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
        return [this.#module(expression.source, file)];
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
    return flags.length > 0 ? flags.flatMap((flag) => this.#among(flag)) : [value];
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
        return this.#imported(binding.source, binding.imported, file, depth);
      case 'other':
        return [];
      default:
        return expression.binding === FREE ? this.#free(expression.name, file, depth) : [];
    }
  }

  #memberOf(
    expression: Extract<Expression, { kind: 'member' }>,
    file: FileFacts,
    depth: number,
  ): readonly Value[] {
    const objects = this.evaluate(expression.object, file, depth + 1);
    const { name, exact } = expression;
    const all = objects.flatMap((object) => this.#member(object, name, exact === true, depth));
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
      ? this.#importedByName(source, name, file, depth)
      : this.#declaredAnywhere(name, file, depth);
    return named.some(({ kind }) => kind !== 'outside') ? named : found;
  }

  /** By packages, namespaces and modules that the code does not spell out here. */
  #declaredAnywhere(name: string, from: FileFacts, depth: number, source?: string): readonly Value[] {
    this.asked.add(`name:${name}`);
    const files = this.#program.declarers.meant(name, from.family, from.file, source);
    return this.#exported(files, name, depth);
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

  /** Not declared here: from another file of the Go package, or from a star import. */
  #free(name: string, file: FileFacts, depth: number): readonly Value[] {
    if (isFreelyNamed(file.family)) {
      const found = this.#declaredAnywhere(name, file, depth);
      return found.length > 0 ? found : this.#ofOpenedTypes(name, file, depth);
    }
    if (file.family === 'go') {
      const { stem, files: siblings } = this.#program.modules.siblings(file.file, file.family);
      this.asked.add(`stem:${stem}`);
      return this.#exported(siblings, name, depth);
    }
    const { stars } = this.#program.detailsOf(file);
    return stars.flatMap((source) => this.#exported(this.#files(source, file), name, depth));
  }

  /** `using static Shop.FeatureFlagKeys`, `use FeatureFlag::*`: members by their bare names. */
  #ofOpenedTypes(name: string, file: FileFacts, depth: number): readonly Value[] {
    return this.#openedTypes(file, depth).flatMap((type) => this.#member(type, name, false, depth));
  }

  /** Every free name of the file asks; kept only where nothing around it cut the answer short. */
  #openedTypes(file: FileFacts, depth: number): readonly Value[] {
    const isWhole = this.#active.size === 0 && depth < DEEPEST / 2;
    const known = isWhole ? this.#opened.get(file) : undefined;
    if (known) return known;
    const { openedTypes } = this.#program.detailsOf(file);
    const found = openedTypes.flatMap(({ name }) => this.#declaredAnywhere(name, file, depth));
    const types = found.filter(({ kind }) => kind === 'object');
    if (isWhole) this.#opened.set(file, types);
    return types;
  }

  #imported(source: string, imported: string, file: FileFacts, depth: number): readonly Value[] {
    if (isFreelyNamed(file.family)) return this.#importedByName(source, imported, file, depth);
    const module = this.#module(source, file);
    if (imported === '*') return [module];
    const found = this.#member(module, imported, false, depth);
    // A package of the workspace need not be called like its folder.
    const isElsewhere = isPackage(source, file) && found.every(({ kind }) => kind === 'outside');
    const declared =
      isElsewhere && isTypeOfFlags(imported) ? this.#declaredAnywhere(imported, file, depth) : [];
    return declared.length > 0 ? declared : found;
  }

  /** `import com.shop.Keys`, or a member of it: `import com.shop.Keys.CART`. */
  #importedByName(source: string, imported: string, file: FileFacts, depth: number): readonly Value[] {
    const direct = this.#declaredAnywhere(imported, file, depth, source);
    if (direct.length > 0) return direct;
    const owner = source.split('.').at(-2);
    const owners = owner && isTypeName(owner) ? this.#declaredAnywhere(owner, file, depth, source) : [];
    const members = owners.flatMap((value) => this.#member(value, imported, false, depth));
    if (members.length > 0) return members;
    // `pub use flags::*` in the module that the path names.
    const module = source.split('.').slice(0, -1).join('/');
    const handedOn = module === '' ? [] : this.#exported(this.#files(module, file), imported, depth);
    return handedOn.length > 0 ? handedOn : [{ kind: 'outside', source }];
  }

  #module(source: string, from: FileFacts): Value {
    return { kind: 'module', files: this.#files(source, from), source, from };
  }

  #files(source: string, from: FileFacts): readonly string[] {
    const { stem, files } = this.#program.modules.find(source, from.file, from.family);
    this.asked.add(`stem:${stem}`);
    const isOther = from.family === 'go' && this.#program.detailsOf(from).isOfOtherModule(source, files[0]);
    return isOther ? [] : files;
  }

  #member(value: Value, name: string, exact: boolean, depth: number): readonly Value[] {
    switch (value.kind) {
      case 'text':
        return givesItself(name) ? [value] : [];
      case 'object':
        return value.members
          .filter(([member]) => member === name)
          .flatMap(([, member]) => this.evaluate(member, value.file, depth + 1));
      case 'module':
        return this.#moduleMember(value, name, depth);
      case 'parameter':
        return value.property === undefined ? [{ ...value, property: name }] : [];
      case 'flags':
        return [{ ...value, kind: 'flag', name, exact }];
      case 'outside':
        return [value];
      default:
        return [];
    }
  }

  #moduleMember(module: Extract<Value, { kind: 'module' }>, name: string, depth: number): readonly Value[] {
    const found = this.#exported(module.files, name, depth);
    if (found.length > 0) return found;
    if (module.from.family === 'python') {
      const dot = module.source.endsWith('.') || module.source === '' ? '' : '.';
      const source = `${module.source}${dot}${name}`;
      const files = this.#files(source, module.from);
      // Packages on the way to a module need not hold anything themselves.
      if (files.length > 0 || module.files.length === 0)
        return [{ kind: 'module', files, source, from: module.from }];
    }
    return module.files.length === 0 ? [{ kind: 'outside', source: module.source }] : [];
  }

  #exported(files: readonly string[], name: string, depth: number): readonly Value[] {
    if (depth > DEEPEST) return [];
    return this.#program.exporting(files, name).flatMap((file) => {
      const facts = this.#program.facts(file);
      return facts ? this.#exportedFrom(facts, name, depth + 1) : [];
    });
  }

  /** Most names are used many times; kept only where nothing around it cut the answer short. */
  #declared(binding: ValueBinding, file: FileFacts, depth: number): readonly Value[] {
    const isWhole = this.#active.size === 0 && depth === 0;
    const known = isWhole ? this.#answers.get(binding) : undefined;
    if (known) return known;
    const values = this.#once(binding, () => this.evaluate(binding.value, file, depth + 1));
    if (isWhole) this.#answers.set(binding, values);
    return values;
  }

  #once(what: unknown, work: () => readonly Value[]): readonly Value[] {
    if (this.#active.has(what)) return [];
    this.#active.add(what);
    const values = work();
    this.#active.delete(what);
    return values;
  }

  #exportedFrom(file: FileFacts, name: string, depth: number): readonly Value[] {
    const details = this.#program.detailsOf(file);
    const exported = details.exportNamed(name);
    if (exported?.kind === 'value')
      return this.#once(exported, () => this.evaluate(exported.value, file, depth));
    if (exported)
      return this.#once(exported, () => this.#imported(exported.source, exported.imported, file, depth));
    return this.#once(`${file.file}\0${name}`, () => this.#exportedFromWhole(file, name, depth));
  }

  /** A name that is not spelled out there. */
  #exportedFromWhole(file: FileFacts, name: string, depth: number): readonly Value[] {
    const details = this.#program.detailsOf(file);
    const wholes = details.wholes.flatMap((whole) => this.evaluate(whole, file, depth));
    if (name === 'default') return [];
    // `module.exports = { a, b }` gives `a` by name.
    const members = wholes.flatMap((whole) =>
      whole.kind === 'object' ? this.#member(whole, name, false, depth) : [],
    );
    if (members.length > 0) return members;
    return details.handedOn.flatMap((source) =>
      isFreelyNamed(file.family)
        ? this.#imported(`${source}.${name}`, name, file, depth)
        : this.#exported(this.#files(source, file), name, depth),
    );
  }
}

function isPackage(source: string, { family }: FileFacts): boolean {
  return family === 'javascript' && /^@?\w/.test(source);
}

/** What may have flags as members beside what is known of it: `const featureFlags = { newCheckout: true }`. */
const OPEN: ReadonlySet<Value['kind']> = new Set(['parameter', 'outside', 'object']);

/** A text that stands there is the key. */
function isNoGuess(value: Value): boolean {
  return value.kind !== 'flag' || !value.guessed;
}

/** `crate::features::Flag` is looked for by its name, though what stands before it is called like flags. */
function isSure(value: Value): boolean {
  return value.kind !== 'outside' && !(value.kind === 'flag' && value.guessed);
}
