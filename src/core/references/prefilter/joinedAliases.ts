import type { Family } from '../languages/family.ts';
import { exactPathsOf, stemsOf } from '../resolve/modules.ts';
import type { Aliases, FileAliases, HandedOn } from './aliases.ts';

/**
 * A first pass only meets files that hold a key or a flag call; the second looks for these.
 */
export function joinAliases(files: Iterable<FileAliases>): Aliases {
  const namesOf: NamesOfOwners = new Map();
  const namesAt: NamesOfOwners = new Map();
  const names = new Set<string>();
  const onward: FileAliases[] = [];
  for (const each of files) {
    for (const name of each.free) names.add(`${each.family}/${name}`);
    if (each.exported.size > 0 || (each.free.length > 0 && handsOnFreely(each.family)))
      addNames({ namesOf, namesAt }, each, each.exported);
    if (each.handsOn.length > 0) onward.push(each);
  }
  addReExporters(onward, { namesOf, namesAt });
  for (const [owner, exported] of namesOf) for (const name of exported) names.add(`${owner} ${name}`);
  const owners = [...namesOf.keys()].map((owner) => owner.slice(owner.indexOf('/') + 1));
  return { names, owners: new Set(owners) };
}

type NamesOfOwners = Map<string, Set<string>>;

interface Given {
  /** By `family/owner`. */
  readonly namesOf: NamesOfOwners;
  /** By `family/path`. */
  readonly namesAt: NamesOfOwners;
}

/** Returns whether any is new. */
function addNames(
  { namesOf, namesAt }: Given,
  { family, file }: FileAliases,
  names: ReadonlySet<string>,
): boolean {
  let grew = false;
  for (const path of exactPathsOf(file, family)) grew = addTo(namesAt, `${family}/${path}`, names) || grew;
  for (const stem of stemsOf(file)) addTo(namesOf, `${family}/${stem}`, names);
  return grew;
}

function addTo(namesOf: NamesOfOwners, owner: string, names: ReadonlySet<string>): boolean {
  const known = namesOf.get(owner) ?? new Set();
  const before = namesOf.has(owner) ? known.size : -1;
  for (const name of names) known.add(name);
  namesOf.set(owner, known);
  return known.size > before;
}

/** `pub use`: a name goes by the path of who hands it on, though it needs none to be seen. */
function handsOnFreely(family: Family): boolean {
  return family === 'rust';
}

/** Files that hand on what an owner exports are imported in its place. */
function addReExporters(files: readonly FileAliases[], into: Given): void {
  let grew: boolean;
  do {
    grew = false;
    for (const each of files) {
      for (const handed of each.handsOn) {
        const given = givenTo(each, handed, into);
        const names = given && namesHandedOn(given, handed, each);
        if (names && addNames(into, each, names)) grew = true;
      }
    }
  } while (grew);
}

function givenTo({ family }: FileAliases, { owner, path }: HandedOn, { namesOf, namesAt }: Given) {
  return path === undefined ? namesOf.get(`${family}/${owner}`) : namesAt.get(`${family}/${path}`);
}

/** Of the names an owner gives, those that are given on, as they are called then. */
function namesHandedOn(
  given: ReadonlySet<string>,
  { owner, imported, name }: HandedOn,
  { family, file }: FileAliases,
): ReadonlySet<string> | undefined {
  if (imported === '*' || handsOnFreely(family)) return given;
  const isDefault = imported === 'default';
  if (!given.has(isDefault ? owner : imported)) return undefined;
  const local = name === 'default' ? (stemsOf(file).at(-1) ?? name) : name;
  return new Set(isDefault ? [local, owner] : [local]);
}
