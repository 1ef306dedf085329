import type { FlagKey } from '../../model/flag.ts';
import type { Expression, FileFacts } from '../facts.ts';
import { type Family, isFreelyNamed } from '../languages/family.ts';
import { membersOfTypes } from '../resolve/declaredNames.ts';
import { isEverydayWord } from '../resolve/knownKeys.ts';
import { stemOfSource, stemsOf } from '../resolve/modules.ts';

/** What may lead from one file to the keys and wrappers of another. */
export interface Aliases {
  /** Exported names, `owner/name`: a name means something only where its owner is imported. */
  readonly exported: ReadonlySet<string>;
  /** By what an import of the files that export names ends with: other files hand on all of one at once. */
  readonly owners: ReadonlySet<string>;
  /** Used without an import, `family/name`: wrapping methods, and whatever is shared by a package or namespace. */
  readonly free: ReadonlySet<string>;
}

export interface AliasTests {
  readonly isKey: (text: FlagKey) => boolean;
  /** Whether a member of the type is a key, or spells one. */
  readonly isOwnKey: (name: string, type: string) => boolean;
  readonly isWrapper: (facts: FileFacts, functionIndex: number) => boolean;
}

/** The name in `owner/name`. */
export function nameOf(alias: string): string {
  return alias.slice(alias.indexOf('/') + 1);
}

export function ownerOf(alias: string): string {
  return alias.slice(0, alias.indexOf('/'));
}

/** What one file gives others. */
export interface FileAliases {
  readonly file: string;
  readonly family: Family;
  /** Names of its exports that lead to a key or wrapper. */
  readonly exported: ReadonlySet<string>;
  readonly free: readonly string[];
  /** By what their paths end with, the files whose exports it hands on. */
  readonly handsOn: readonly string[];
}

/** Undefined for a file that gives nothing. */
export function aliasesOf(facts: FileFacts, tests: AliasTests): FileAliases | undefined {
  const exported = exportedNames(facts, tests);
  const free = [...implicitMembers(facts, tests), ...wrappingMethods(facts, tests)];
  const handsOn = facts.exports.flatMap((each) =>
    each.kind === 'value' ? [] : [stemIn(each.source, facts)],
  );
  if (exported.size + free.length + handsOn.length === 0) return undefined;
  return { file: facts.file, family: facts.family, exported, free, handsOn };
}

/**
 * A first pass only meets files that hold a key or a flag call; the second looks for these.
 */
export function joinAliases(files: Iterable<FileAliases>): Aliases {
  const namesOf: NamesOfOwners = new Map();
  const free = new Set<string>();
  const onward: FileAliases[] = [];
  for (const each of files) {
    const shared = [...each.exported].filter((name) => isShared(each.family, name));
    for (const name of [...each.free, ...shared]) free.add(`${each.family}/${name}`);
    const imported = [...each.exported].filter((name) => !isShared(each.family, name));
    if (each.exported.size > 0) addNames(namesOf, each.file, imported);
    if (each.handsOn.length > 0) onward.push(each);
  }
  addReExporters(onward, namesOf);
  const exported = [...namesOf].flatMap(([owner, names]) => [...names].map((name) => `${owner}/${name}`));
  return { exported: new Set(exported), owners: new Set(namesOf.keys()), free };
}

type NamesOfOwners = Map<string, Set<string>>;

/** Returns whether any is new. */
function addNames(namesOf: NamesOfOwners, file: string, names: Iterable<string>): boolean {
  let grew = false;
  for (const stem of stemsOf(file)) {
    const known = namesOf.get(stem) ?? new Set();
    const before = namesOf.has(stem) ? known.size : -1;
    for (const name of names) known.add(name);
    namesOf.set(stem, known);
    grew ||= known.size > before;
  }
  return grew;
}

/** Whether it means something without its owner: a Go package's everyday words do so in that package alone. */
function isShared(family: Family, name: string): boolean {
  return isFreelyNamed(family) || (family === 'go' && !isEverydayWord(name));
}

function exportedNames(facts: FileFacts, tests: AliasTests): Set<string> {
  const names = new Set<string>();
  for (const each of facts.exports) {
    if (each.kind === 'value' && leadsToKey(each.value, facts, tests)) names.add(each.name);
  }
  // A default export goes by any name, but mostly its file's.
  if (names.delete('default')) for (const stem of stemsOf(facts.file)) names.add(stem);
  return names;
}

/** `.newCheckout` needs no name of its type beside it. */
function implicitMembers(facts: FileFacts, tests: AliasTests): string[] {
  if (facts.family !== 'swift') return [];
  return membersOfTypes(facts).flatMap(([name, value]) =>
    !isEverydayWord(name) && leadsToKey(value, facts, tests) ? [name] : [],
  );
}

function wrappingMethods(facts: FileFacts, tests: AliasTests): string[] {
  return facts.functions.flatMap(({ name, method }, index) =>
    method && name !== '' && tests.isWrapper(facts, index) ? [name] : [],
  );
}

/** Files that hand on what an owner exports are imported in its place. */
function addReExporters(files: readonly FileAliases[], namesOf: NamesOfOwners): void {
  let grew: boolean;
  do {
    grew = false;
    for (const { file, handsOn } of files) {
      for (const owner of handsOn) {
        const names = namesOf.get(owner);
        if (names && addNames(namesOf, file, names)) grew = true;
      }
    }
  } while (grew);
}

function stemIn(source: string, { file, family }: FileFacts): string {
  return stemOfSource(source, file, family);
}

const DEEPEST = 4;

function leadsToKey(value: Expression, facts: FileFacts, tests: AliasTests, depth = 0): boolean {
  if (depth > DEEPEST) return false;
  const inner = (part: Expression) => leadsToKey(part, facts, tests, depth + 1);
  switch (value.kind) {
    case 'text':
      return value.own === undefined ? tests.isKey(value.value) : tests.isOwnKey(value.value, value.own);
    case 'object':
      return value.members.some(([, member]) => inner(member));
    case 'list':
      return value.items.some(inner);
    case 'either':
      return value.options.some(inner);
    case 'function':
      return tests.isWrapper(facts, value.function);
    case 'name': {
      const binding = facts.bindings[value.binding];
      return binding?.kind === 'value' && inner(binding.value);
    }
    default:
      return false;
  }
}
