import type { FlagKey } from '../../model/flag.ts';
import { hintsAtFlags } from '../flagNames.ts';
import { isFlagByName, namesAlone } from '../flagsByName.ts';
import { FAMILIES, type Family } from '../languages/family.ts';
import { namesAskedBy } from '../resolve/askedByName.ts';
import { isEverydayWord } from '../resolve/knownKeys.ts';
import type { CallTable } from '../sdkCalls/callTable.ts';
import { sdks } from '../sdkCalls/sdks.ts';
import { type Alias, type Aliases, aliasIn, isOfFileOfItsName } from './aliases.ts';
import { type Pattern, Sign } from './sign.ts';

/** A file that hands on what another exports names its owner, and none of its names. */
const HANDING_ON = ['export *', 'export {', 'pub use'];

/** Code without a grammar may ask these for a key that stands nowhere in it. */
const ASKED_BY_TEXT = ['FunWithFlags.', 'ConfigCat.', 'Unleash.', 'Flipper.'];

/** Before the name of a type, whose members may be flags' keys without any quotes. */
const DECLARED = Sign.accessor | Sign.takenApart | Sign.held;
const DECLARING = ['enum ', 'class ', 'struct ', 'interface ', 'type '];

export interface Wanted extends Aliases {
  /** Those that a flag system or a flag file has. */
  readonly keys: ReadonlySet<FlagKey>;
  /** Those that only calls in the code have. */
  readonly revealed: ReadonlySet<FlagKey>;
  /** Words of plain language among those: they count only as members of what is called like flags. */
  readonly everyday: ReadonlySet<FlagKey>;
}

const NONE: ReadonlySet<string> = new Set();

export const NOTHING_WANTED: Wanted = {
  ...{ keys: NONE, revealed: NONE, everyday: NONE },
  ...{ names: NONE, owners: NONE },
};

/** Families whose names mean something: a key stands in quotes there. */
const CODE: ReadonlySet<Family> = new Set(FAMILIES.filter((family) => family !== 'text'));

const DATA: ReadonlySet<Family> = new Set(['text']);

/** What to look for in the bytes of every file, before any is parsed. */
export function patternsFor(table: CallTable, { keys, revealed, names }: Wanted): Pattern[] {
  return [
    ...[...table.names.calls].map((name) => callPattern(table, name)),
    ...sdks.flatMap(({ packages }) => packages).map(packagePattern),
    ...[...table.names.accessors].map((name) =>
      word(name, table.accessorNames.has(name) ? Sign.certain : Sign.accessor),
    ),
    ...DECLARING.map((text): Pattern => ({ text, sign: DECLARED, where: 'declares', families: CODE })),
    ...[...new Set([...keys, ...revealed])].filter(isLongEnough).flatMap(keyPatterns).map(asKey),
    ...[...keys]
      .flatMap(namesAskedBy)
      .map((text): Pattern => ({ text, sign: Sign.certain, where: 'word', families: RUBY })),
    ...aliasPatterns(names),
    ...HANDING_ON.map((text) => word(text, Sign.alias)),
    ...ASKED_BY_TEXT.map((text): Pattern => ({ text, sign: Sign.certain, where: 'word', families: DATA })),
    ...ASKED_IN_RUBY.map((text): Pattern => ({ text, sign: Sign.certain, where: 'word', families: RUBY })),
    { text: 'flagd.dev/schema', sign: Sign.certain, where: 'word' },
  ];
}

function callPattern(table: CallTable, name: string): Pattern {
  const families = new Set([...CODE].filter((family) => table.find(family, name).length > 0));
  if (!table.genericNames.has(name)) {
    const certain = { text: name, sign: Sign.certain, families };
    return needsSeveral(table, name)
      ? { ...certain, where: 'called', several: true }
      : { ...certain, where: 'word' };
  }
  const told = [...families].some((family) =>
    table.find(family, name).some(({ generic }) => generic === true),
  );
  return { text: name, sign: Sign.generic, where: 'called', families, ...(told ? { told } : {}) };
}

/**
 * Any way of asking by that name takes more than the key: Protobuf's `StringValue("a")` is none. Ruby needs no parentheses
 * to call.
 */
function needsSeveral(table: CallTable, name: string): boolean {
  const calls = FAMILIES.flatMap((family) => table.find(family, name));
  return calls.every(
    ({ key, minArguments = 0, families }) =>
      Math.max(key.argument + 1, minArguments) > 1 && !families.includes('ruby'),
  );
}

function packagePattern(text: string): Pattern {
  return { text, sign: Sign.sdk, where: 'imported', families: CODE };
}

/** One for each name, however many owners it has. */
function aliasPatterns(names: ReadonlySet<string>): Iterable<Pattern> {
  const patterns = new Map<string, Pattern>();
  for (const alias of [...names].map(aliasIn).filter(isTelling)) {
    const { family, owner, name, as } = alias;
    const isOfFile = isOfFileOfItsName(alias);
    patterns.set([family, owner !== undefined, as, isOfFile, name].join(' '), aliasPattern(alias));
  }
  return patterns.values();
}

function aliasPattern(alias: Alias): Pattern {
  const { family, owner, name, as } = alias;
  const families = new Set(FAMILIES.filter((each) => each === family));
  const isTold = hintsAtFlags(name);
  if (as === 'called' && owner === undefined)
    return { text: name, sign: isTold ? Sign.wrapper : 0, where: 'called', families, told: true };
  if (as === 'called') return { text: name, sign: Sign.alias, where: 'called', families };
  if (as === 'member')
    return { text: name, sign: Sign.wrapper, where: family === 'swift' ? 'implied' : 'word', families };
  if (isOfFileOfItsName(alias)) return { text: name, sign: Sign.certain, where: 'source', families };
  return { text: name, sign: owner === undefined ? Sign.certain : Sign.alias, where: 'word', families };
}

function asKey(pattern: Pattern): Pattern {
  return { ...pattern, isKey: true };
}

/** A key that is a name as well is written without quotes all over code that has nothing to do with it. */
function keyPatterns(key: FlagKey): readonly Pattern[] {
  if (isEverydayWord(key))
    return [
      { text: key, sign: Sign.everyday, where: 'quoted', families: CODE },
      { text: key, sign: Sign.certain, where: 'quoted', families: DATA },
    ];
  const alone = namesAlone(key).map(
    (text): Pattern => ({ text, sign: Sign.certain, where: 'word', families: CODE }),
  );
  if (!/^[A-Za-z_]\w*$/.test(key) || isFlagByName(key))
    return [
      { text: key, sign: Sign.certain, where: 'word' },
      ...partPatterns(key),
      ...alone.filter(({ text }) => text !== key),
    ];
  return [{ text: key, sign: Sign.certain, where: 'quoted', inProse: true }, ...alone];
}

/**
 * What a key of several parts ends with, behind what it begins with, as in `s"$prefix.checkout"`,
 * `f"{PREFIX}.checkout"`; and of its parts the last that is no everyday word, which is an entry of all kinds of data.
 */
function partPatterns(key: FlagKey): readonly Pattern[] {
  const [, ...parts] = key.split('.');
  const ends = [...new Set([parts.join('.'), parts.at(-1) ?? ''])].filter(isLongEnough);
  const entry = parts.findLast((part) => isLongEnough(part) && !isEverydayWord(part));
  return [
    ...ends.map((text): Pattern => ({ text, sign: Sign.certain, where: 'joined', families: CODE })),
    ...(entry ? [{ text: entry, sign: Sign.certain, where: 'entry' as const, families: DATA }] : []),
  ];
}

const RUBY: ReadonlySet<Family> = new Set(['ruby']);
/** Asked for a word of plain language by its subscript, or by a call without parentheses: `flipper[:cart].enabled?`. */
const ASKED_IN_RUBY = ['flipper', 'Flipper'];

/** Without syntax only keys mean anything. */
function word(text: string, sign: number): Pattern {
  return { text, sign, where: 'word', families: CODE };
}

/** With its owner beside it a single letter is as good as any name. */
function isTelling({ owner, name }: Alias): boolean {
  return owner !== undefined || isLongEnough(name);
}

/** Single letters are everywhere. */
function isLongEnough(text: string): boolean {
  return text.length > 1;
}
