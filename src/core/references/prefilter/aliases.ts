import type { FlagKey } from '../../model/flag.ts';
import { type Export, type Expression, type FileFacts, ITSELF } from '../facts.ts';
import { namesFlag, speaksOfFlags } from '../flagNames.ts';
import { wordsOfKey } from '../keyCase.ts';
import { type Family, isFreelyNamed } from '../languages/family.ts';
import { isTypedFlag, membersOfTypes, typesOfFlags } from '../resolve/declaredNames.ts';
import { isEverydayWord } from '../resolve/knownKeys.ts';
import { exactPathOf, stemOfSource, stemsOf } from '../resolve/modules.ts';

/** What may lead from one file to the keys and wrappers of another. */
export interface Aliases {
  /**
   * `family/name`, `family/owner name` for a name that means something only where its module or type is named too, and
   * `family/name(` and `family/owner name(` for a method that hands on a key and is called like many others;
   * `family/.name` for such a member.
   */
  readonly names: ReadonlySet<string>;
  /** By what an import of the files that export names ends with: other files hand on all of one at once. */
  readonly owners: ReadonlySet<string>;
}

export interface AliasTests {
  readonly isKey: (text: FlagKey) => boolean;
  /** Whether a member of the type is a key, or spells one. */
  readonly isOwnKey: (name: string, type: string) => boolean;
  readonly isWrapper: (facts: FileFacts, functionIndex: number) => boolean;
  /** Whether the function asks for one flag by a key of its own. */
  readonly asksItself: (facts: FileFacts, functionIndex: number) => boolean;
  /** Of a member, or what is put together: the texts it is known to stand for. */
  readonly textsOf: (value: Expression) => readonly Text[];
}

type Text = Pick<Extract<Expression, { kind: 'text' }>, 'value' | 'own'>;

/** An alias in its parts. */
export interface Alias {
  readonly family: string;
  readonly owner: string | undefined;
  readonly name: string;
  /**
   * It counts only where it is called, or is a member of an understood type, in a file that speaks of flags; without an
   * owner what is called has to speak of flags itself, or be called on what does.
   */
  readonly as: 'called' | 'member' | undefined;
}

export function aliasIn(text: string): Alias {
  const slash = text.indexOf('/');
  const space = text.lastIndexOf(' ');
  const called = text.endsWith('(');
  const name = text.slice(Math.max(slash, space) + 1, called ? -1 : undefined);
  return {
    family: text.slice(0, slash),
    owner: space === -1 ? undefined : text.slice(slash + 1, space),
    name,
    as: called ? 'called' : name.startsWith('.') ? 'member' : undefined,
  };
}

/**
 * `import routes from './routes'`: with one word for both it would count wherever the word is, while JavaScript names the
 * file in quotes.
 */
export function isOfFileOfItsName({ family, owner, name, as }: Alias): boolean {
  return family === 'javascript' && owner === name && as === undefined;
}

/** What one file gives others. */
export interface FileAliases {
  readonly file: string;
  readonly family: Family;
  /** Names of its exports that lead to a key or wrapper. */
  readonly exported: ReadonlySet<string>;
  /** Known to others without an import of the file, as `Aliases.names` has them. */
  readonly free: readonly string[];
  readonly handsOn: readonly HandedOn[];
}

/** Something of another file that is given on. */
export interface HandedOn {
  /** By what its path ends with, the other file. */
  readonly owner: string;
  /** Its path where that is spelled out: a thousand folders have an `index` and `utils` each. */
  readonly path: string | undefined;
  /** As it is called there; `*` for all there is. */
  readonly imported: string;
  readonly name: string;
}

/** Of the same file. */
export function giveTheSame(some: FileAliases | undefined, others: FileAliases | undefined): boolean {
  if (some === undefined || others === undefined) return some === others;
  return saidBy(some) === saidBy(others);
}

/** Of the same file. */
export function handOnTheSame(some: FileAliases, others: FileAliases | undefined): boolean {
  return JSON.stringify(some.handsOn) === JSON.stringify(others?.handsOn ?? []);
}

function saidBy({ family, exported, free, handsOn }: FileAliases): string {
  return JSON.stringify([family, [...exported], free, handsOn]);
}

/** Undefined for a file that gives nothing. */
export function aliasesOf(facts: FileFacts, tests: AliasTests): FileAliases | undefined {
  const isFree = isFreelyNamed(facts.family);
  const exported = new Set(isFree ? [] : exportedNames(facts, tests));
  const free = [
    ...namesShared(isFree ? facts.exports : typesOfFlags(facts), facts, tests),
    ...implicitMembers(facts, tests),
    ...wrappingMethods(facts, tests),
  ];
  const handsOn = handedOnIn(facts);
  if (exported.size + free.length + handsOn.length === 0) return undefined;
  return { file: facts.file, family: facts.family, exported, free, handsOn };
}

/** As `aliasesOf`, of what is not the file's own: that can be told before anything else is known. */
export function aliasesHandedOn(facts: FileFacts): FileAliases | undefined {
  const handsOn = handedOnIn(facts);
  if (handsOn.length === 0) return undefined;
  return { file: facts.file, family: facts.family, exported: new Set(), free: [], handsOn };
}

function handedOnIn(facts: FileFacts): readonly HandedOn[] {
  return facts.exports.flatMap((each) => handedOnBy(each, facts));
}

function handedOnBy(each: Export, facts: FileFacts): readonly HandedOn[] {
  if (each.kind === 'all') return [{ ...ownerIn(each.source, facts), imported: '*', name: '*' }];
  const from = each.kind === 'from' ? each : importIn(each.value, facts);
  return from ? [{ ...ownerIn(from.source, facts), imported: from.imported, name: each.name }] : [];
}

/** `import { A } from './keys'; export { A }`, and whatever a Python module imports. */
function importIn(value: Expression, facts: FileFacts) {
  const binding = value.kind === 'name' ? facts.bindings[value.binding] : undefined;
  return binding?.kind === 'import' && binding.imported !== '*' ? binding : undefined;
}

function exportedNames(facts: FileFacts, tests: AliasTests): string[] {
  const module = stemsOf(facts.file).at(-1) ?? '';
  const names = facts.exports.flatMap((each) =>
    each.kind === 'value' && isAny(keyPaths(each.value, facts, tests, [module, each.name]))
      ? [each.name]
      : [],
  );
  // A default export goes by any name, but mostly its file's, or its folder's.
  return names.map((name) => (name === 'default' ? (stemsOf(facts.file).at(-1) ?? name) : name));
}

/** A type is named along with its member, wherever that is used. */
function namesShared(exports: readonly Export[], facts: FileFacts, tests: AliasTests): string[] {
  return exports.flatMap((each) =>
    each.kind === 'value'
      ? [...keyPaths(each.value, facts, tests, [each.name])].flatMap((path) => {
          const name = path.at(-1);
          // Kotlin names its functions where no field of the grammar does: a member without one is another as well.
          return name === '' ? [] : [path.length === 1 ? each.name : `${each.name} ${name}`];
        })
      : [],
  );
}

/** `.newCheckout` needs no name of its type beside it, and neither does `cartFeature.newCheckout()`. */
function implicitMembers(facts: FileFacts, tests: AliasTests): string[] {
  return membersOfTypes(facts).flatMap((member) => {
    const { name, value } = member;
    if (facts.family !== 'swift' && !isTypedFlag(member)) return [];
    return [...keyPaths(value, facts, tests, [name])].map((path) => {
      if (path.length > 1) return `${name} ${path.at(-1)}`;
      return isEverydayWord(name) ? `.${name}` : name;
    });
  });
}

function wrappingMethods(facts: FileFacts, tests: AliasTests): string[] {
  const names = facts.functions.flatMap(({ name, method }, index) =>
    method && name !== '' && tests.isWrapper(facts, index) ? [name] : [],
  );
  const owners = names.length > 0 ? [...stemsOf(facts.file), ...ownExports(facts)] : [];
  return names.flatMap((name) => [`${name}(`, ...owners.map((owner) => `${owner} ${name}(`)]);
}

/** What a file has to name that gets hold of something of this one. */
function ownExports(facts: FileFacts): readonly string[] {
  return facts.exports.flatMap((each) =>
    each.kind === 'value' && each.name !== 'default' && importIn(each.value, facts) === undefined
      ? [each.name]
      : [],
  );
}

function ownerIn(source: string, { file, family }: FileFacts): Pick<HandedOn, 'owner' | 'path'> {
  return { owner: stemOfSource(source, file, family), path: exactPathOf(source, file, family) };
}

const DEEPEST = 4;

/** An object that is one flag goes by its own name. */
function isFlag(members: readonly (readonly [string, Expression])[], tests: AliasTests): boolean {
  return members.some(([name, own]) => name === ITSELF && own.kind === 'text' && tests.isKey(own.value));
}

/** The names on the way to each key or wrapper in a value. */
function* keyPaths(
  value: Expression,
  facts: FileFacts,
  tests: AliasTests,
  path: readonly string[],
  depth = 0,
): Generator<readonly string[]> {
  if (depth > DEEPEST) return;
  const inner = (part: Expression, within = path) => keyPaths(part, facts, tests, within, depth + 1);
  if (isKeyOrWrapper(value, facts, tests, path)) yield path;
  switch (value.kind) {
    case 'object':
      for (const [name, member] of value.members) if (name !== ITSELF) yield* inner(member, [...path, name]);
      break;
    case 'list':
      for (const item of value.items) yield* inner(item);
      break;
    case 'either':
      for (const option of value.options) yield* inner(option);
      break;
    case 'name': {
      const binding = facts.bindings[value.binding];
      if (binding?.kind === 'value') yield* inner(binding.value);
    }
  }
}

function isKeyOrWrapper(
  value: Expression,
  facts: FileFacts,
  tests: AliasTests,
  path: readonly string[],
): boolean {
  switch (value.kind) {
    case 'text':
      return isKeyAt(path, value, tests);
    case 'object':
      return isFlag(value.members, tests);
    case 'function':
      return (
        tests.isWrapper(facts, value.function) ||
        (isToldApart(path) && tests.asksItself(facts, value.function))
      );
    case 'joined':
      return tests.textsOf(value).some((text) => isKeyAt(path, text, tests));
    case 'member':
      return isTakenOut(value, tests) || tests.textsOf(value).some((text) => isKeyAt(path, text, tests));
    default:
      return false;
  }
}

/** `const { newCheckout } = flagsStore` */
function isTakenOut({ object, name }: Extract<Expression, { kind: 'member' }>, tests: AliasTests): boolean {
  return object.kind === 'name' && speaksOfFlags(object.name) && !isEverydayWord(name) && tests.isKey(name);
}

function isKeyAt(path: readonly string[], { value, own }: Text, tests: AliasTests): boolean {
  return own === undefined ? tests.isKey(value) && isMeant(value, path) : tests.isOwnKey(value, own);
}

/** A word of plain language is taken for a key only where a name on the way to it speaks of flags. */
function isMeant(key: FlagKey, path: readonly string[]): boolean {
  return !isEverydayWord(key) || path.some(speaksOfFlags) || namesFlag(path.at(-1) ?? '', key);
}

function isAny(values: Iterator<unknown>): boolean {
  return values.next().done !== true;
}

/** Whether a function's name alone, or that of its type, leads only to those who ask for it: `isEnabled` is anybody's. */
function isToldApart(path: readonly string[]): boolean {
  if (path.length > 1) return true;
  const words = wordsOfKey(path[0] ?? '');
  return words.length > 1 && !words.every((word) => ASKING.test(word));
}

const ASKING =
  /^(?:is|has|get|use|check|should|can|enabled|active|disabled|on|off|value|flag|feature|toggle|for|all|any)s?$/;
