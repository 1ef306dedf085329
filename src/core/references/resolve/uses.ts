import { chainOf } from '../chain.ts';
import { FILLED } from '../extract/draft.ts';
import { type Expression, type FileFacts, FREE } from '../facts.ts';
import { isTypeOfFlags, namesFlag, speaksOfFlags } from '../flagNames.ts';
import { isFlagByName, isOfParameters, isSwitchByName, namesAlone } from '../flagsByName.ts';
import { keysAskedByName } from './askedByName.ts';
import { isNamesake, isTelling } from './constants.ts';
import { keysDescribed } from './describedFlags.ts';
import type { FileAtHand } from './fileAtHand.ts';
import { keysOfFlag } from './flagMembers.ts';
import { isEverydayWord, isPlainName } from './knownKeys.ts';
import { folderOf, isModuleOfFlags, stemOfSource } from './modules.ts';
import { keyOfPath } from './settingsPaths.ts';
import { namesAt, objectOf, pathOf, type Value } from './value.ts';

/** Names, members and subscripts of a file that are a key or a flag. */
export function resolveUses(at: FileAtHand): void {
  const uses = new Uses(at);
  for (const use of at.file.uses) uses.resolve(use);
  for (const name of at.file.called ?? []) uses.resolveCalled(name);
}

class Uses {
  readonly #at: FileAtHand;

  constructor(at: FileAtHand) {
    this.#at = at;
  }

  /** The longest part of a chain that is a key or a flag: `CHECKOUT` in `CHECKOUT.length`. */
  resolve(use: Expression): void {
    for (let part: Expression | undefined = use; part; part = objectOf(part)) {
      const values = this.#at.calls.evaluator.evaluate(part, this.#at.file);
      if (values.some((value) => this.#useOf(value, part)) || this.#useByName(part, values)) return;
      if (this.#useByPath(part)) return;
    }
  }

  /** A plain name that is called is no key, but may be that of a function which asks for one, or gives one. */
  resolveCalled(name: Expression): void {
    const { file } = this.#at;
    const all = this.#at.calls.evaluator.evaluate(name, file);
    const isFree = file.family === 'jvm' && name.kind === 'name' && name.binding === FREE;
    const values = isFree ? all.filter((value) => isOfPackage(value, file)) : all;
    const gives = values.some(({ kind }) => kind === 'function');
    for (const value of values) {
      if (!this.#useOfFunction(value, name) && gives && value.kind === 'text') this.#useOf(value, name);
    }
  }

  #useOfFunction(value: Value, use: Expression): boolean {
    const asked =
      value.kind === 'function' ? this.#at.asking.askedBy(value.file.file, value.function) : undefined;
    if (asked) this.#at.add(asked.key, chainOf(use), 'alias', asked.confidence, { asksItself: true });
    return asked !== undefined;
  }

  #useByPath(use: Expression): boolean {
    if (use.kind !== 'member') return false;
    const key = keyOfPath(use, this.#at.file, (path) => this.#at.keys.known.has(path));
    const asked = keysAskedByName(use, this.#at.file, (name) => this.#at.keys.known.spelled(name));
    for (const each of key === undefined ? asked : [key]) this.#at.add(each, use, 'accessor', 'probable');
    return key !== undefined || asked.length > 0;
  }

  #useByName(use: Expression, values: readonly Value[]): boolean {
    if (use.kind !== 'name' && use.kind !== 'member') return false;
    const isSwitch = use.kind === 'member' && isSwitchByName(use.name) && !isOfParameters(objectNameOf(use));
    if ((!isSwitch && !isFlagByName(use.name)) || values.some(({ kind }) => kind === 'text')) return false;
    const { known } = this.#at.keys;
    const spelled = isSwitch
      ? known.spelled(use.name).filter((key) => namesAlone(key).includes(use.name))
      : [];
    const keys = known.has(use.name) ? [use.name] : spelled;
    for (const key of keys) this.#at.add(key, use, 'accessor', 'probable');
    return keys.length > 0;
  }

  #useOf(value: Value, use: Expression): boolean {
    if (value.kind === 'object') return this.#useOfObjects(value, use);
    if (value.kind === 'flag') return this.#useOfFlag(value, use);
    if (value.kind === 'function') return this.#useOfFunction(value, use);
    if (value.kind !== 'text' || use.kind === 'text' || value.among) return false;
    if (use.kind === 'joined') {
      if (this.#at.isBelieved(value.value)) this.#at.add(value.value, use, 'literal', 'probable');
      return false;
    }
    // What a field was copied to is its value.
    const isValue = value.own === FILLED || (value.own !== undefined && this.#at.file.family === 'go');
    if (isValue && use.kind !== 'member') return false;
    if (value.own !== undefined) {
      const members = () => this.#membersAround(use);
      return this.#at.addOwn(value.value, value.own, chainOf(use), 'alias', members);
    }
    if (!this.#isMeant(value, use)) return false;
    this.#at.add(value.value, chainOf(use), 'alias', 'certain');
    return true;
  }

  #membersAround(use: Expression): readonly Expression[] {
    return this.#typesAround(use).flatMap(({ members }) => members.map(([, member]) => member));
  }

  #typesAround(use: Expression): readonly Extract<Value, { kind: 'object' }>[] {
    const object = use.kind === 'member' ? use.object : undefined;
    const types = object ? this.#at.calls.evaluator.evaluate(object, this.#at.file) : [];
    return types.filter((type) => type.kind === 'object');
  }

  #useOfObjects(value: Extract<Value, { kind: 'object' }>, use: Expression): boolean {
    const flags = this.#at.flagsOf(value);
    if (flags.length > 0) return flags.some((flag) => this.#useOfObject(flag, use));
    if (use.kind !== 'member' || !isTypeOfFlags(pathOf(use.object).at(-1) ?? '')) return false;
    const keys = keysDescribed(value).filter((key) => this.#at.keys.known.has(key));
    for (const key of keys) this.#at.add(key, chainOf(use), 'alias', 'probable');
    return keys.length > 0;
  }

  /** What an object that is one flag is asked for: its type says so, were its key a word of plain language. */
  #useOfObject(flag: Value, use: Expression): boolean {
    if (flag.kind !== 'text' || flag.among || !this.#at.keys.known.has(flag.value)) return false;
    this.#at.add(flag.value, chainOf(use), 'alias', 'certain');
    return true;
  }

  #isMeant(value: Extract<Value, { kind: 'text' }>, use: Expression): boolean {
    if (!this.#at.keys.all.has(value.value)) return false;
    if (value.made && !this.#at.keys.known.has(value.value)) return false;
    if (this.#at.isUnquoted(value.value)) return false;
    const path = namesAt(use);
    const beside = () => this.#typesAround(use).flatMap(({ members }) => members);
    if (isNamesake(path.at(-1) ?? '', value.value, beside)) return false;
    const ofFlags = isModuleOfFlags(this.#at.file.file);
    const isSaid = ofFlags || path.some(speaksOfFlags);
    if (this.#at.owners.isOfOtherType(value.value, value.typed, isSaid)) return false;
    if (isEverydayWord(value.value))
      return isSaid || namesFlag(path.at(-1) ?? '', value.value) || this.#isOfModuleOfFlags(use);
    return !isPlainName(value.value) || isTelling(value.value, path, ofFlags);
  }

  #useOfFlag(value: Extract<Value, { kind: 'flag' }>, use: Expression): boolean {
    if (use.kind !== 'member' && !this.#isImported(use)) return false;
    const believed = keysOfFlag(value, use, this.#at.keys.all, this.#at.program.table);
    for (const key of believed) {
      const how = use.kind === 'member' ? 'accessor' : 'alias';
      this.#at.add(key, use, how, value.guessed ? 'probable' : 'certain');
    }
    return believed.length > 0;
  }

  /** `from shop.flag_names import CART` */
  #isOfModuleOfFlags(use: Expression): boolean {
    const binding = use.kind === 'name' ? this.#at.file.bindings[use.binding] : undefined;
    return (
      binding?.kind === 'import' &&
      isModuleOfFlags(stemOfSource(binding.source, this.#at.file.file, this.#at.file.family))
    );
  }

  /** What another file took out of an object of flags: `export const { newCheckout } = flagsStore`. */
  #isImported(use: Expression): boolean {
    return use.kind === 'name' && this.#at.file.bindings[use.binding]?.kind === 'import';
  }
}

/** What Kotlin's files call by its bare name is of their package, or of one they import whole. */
function isOfPackage(value: Value, { file, bindings }: FileFacts): boolean {
  if (value.kind !== 'function') return false;
  const folder = packageOf(value.file.file);
  const wholes = bindings.flatMap((each) =>
    each.kind === 'import' && each.name === '*' ? [each.source] : [],
  );
  return (
    folder === packageOf(file) ||
    wholes.some((source) => `/${folder}`.endsWith(`/${source.replaceAll('.', '/')}`))
  );
}

/** Tests stand beside what they are of. */
function packageOf(file: string): string {
  return folderOf(file).replace(/(^|\/)src\/\w+\/(?:kotlin|java)(?=\/|$)/, '$1src');
}

function objectNameOf({ object }: Extract<Expression, { kind: 'member' }>): string {
  return pathOf(object).at(-1) ?? '';
}
