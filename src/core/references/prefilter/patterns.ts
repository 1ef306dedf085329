import type { FlagKey } from '../../model/flag.ts';
import { FAMILIES, type Family } from '../languages/family.ts';
import { isEverydayWord } from '../resolve/knownKeys.ts';
import type { CallTable } from '../sdkCalls/callTable.ts';
import { sdks } from '../sdkCalls/sdks.ts';
import { type Aliases, nameOf, ownerOf } from './aliases.ts';
import { type Pattern, Sign } from './automaton.ts';

/** Parts of names by which code shows that it deals with flags. */
const HINTS = ['lag', 'eature', 'oggle', 'nleash', 'xperiment', 'LDClient', 'ldclient'];

/** A file that hands on what another exports names its owner, and none of its names. */
const HANDING_ON = ['export *', 'export {', 'pub use'];

export interface Wanted extends Aliases {
  readonly keys: ReadonlySet<FlagKey>;
}

/** Families whose names mean something: a key stands in quotes there. */
const CODE: ReadonlySet<Family> = new Set(FAMILIES.filter((family) => family !== 'text'));

/** What to look for in the bytes of every file, before any is parsed. */
export function patternsFor(table: CallTable, { keys, exported, owners, free }: Wanted): Pattern[] {
  return [
    ...[...table.names.calls].map((name) => callPattern(table, name)),
    ...[...HINTS, ...sdks.map(({ name }) => name)].map((text) => anywhere(text, Sign.hint)),
    ...[...table.names.accessors].map((name) =>
      word(name, table.accessorNames.has(name) ? Sign.certain : Sign.accessor),
    ),
    ...[...keys].filter(isLongEnough).map(keyPattern),
    ...[...new Set([...exported].map(nameOf))].map((name) => word(name, Sign.alias)),
    ...[...owners].map((name) => word(name, Sign.owner)),
    ...[...free].filter((each) => isLongEnough(nameOf(each))).map(freePattern),
    ...HANDING_ON.map((text) => anywhere(text, Sign.alias)),
    { text: 'flagd.dev/schema', sign: Sign.certain, where: 'anywhere' },
  ];
}

function callPattern(table: CallTable, name: string): Pattern {
  const families = new Set([...CODE].filter((family) => table.find(family, name).length > 0));
  return table.genericNames.has(name)
    ? { text: name, sign: Sign.generic, where: 'called', families }
    : { text: name, sign: Sign.certain, where: 'word', families };
}

function freePattern(free: string): Pattern {
  const families = new Set(FAMILIES.filter((family) => family === ownerOf(free)));
  return { text: nameOf(free), sign: Sign.certain, where: 'word', families };
}

/** A key that is a name as well is written without quotes all over code that has nothing to do with it. */
function keyPattern(key: FlagKey): Pattern {
  if (isEverydayWord(key)) return { text: key, sign: Sign.certain, where: 'quoted', otherwise: Sign.bareKey };
  if (!/^[A-Za-z_]\w*$/.test(key)) return { text: key, sign: Sign.certain, where: 'word' };
  return { text: key, sign: Sign.certain, where: 'quoted', otherwise: Sign.bareKey, inProse: true };
}

/** Without syntax only keys mean anything. */
function word(text: string, sign: number): Pattern {
  return { text, sign, where: 'word', families: CODE };
}

function anywhere(text: string, sign: number): Pattern {
  return { text, sign, where: 'anywhere', families: CODE };
}

/** Single letters are everywhere; as exported names they count beside their owner only. */
function isLongEnough(text: string): boolean {
  return text.length > 1;
}
