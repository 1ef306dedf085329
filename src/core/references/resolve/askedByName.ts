import type { FlagKey } from '../../model/flag.ts';
import type { Expression, FileFacts } from '../facts.ts';
import { speaksOfFlags } from '../flagNames.ts';
import { toCase, wordsOfKey } from '../keyCase.ts';
import type { Family } from '../languages/family.ts';
import { isCalledLikeFlags } from '../objectsOfFlags.ts';
import { pathOf } from './value.ts';

/** Where methods are made for each flag when the code runs, or answered without being there. */
const MADE: ReadonlySet<Family> = new Set(['ruby']);
/** Where a class has methods to read and set each of its fields, which Lombok and records write for it. */
const OF_FIELDS: ReadonlySet<Family> = new Set(['jvm', 'dotnet', 'php', 'javascript', 'swift']);
const FLAG = /^(?:ff|feature|flag|toggle)s?$/;
const BEFORE = /^(?:get|set|is|has|enable|disable)$/;
const BEHIND = /^(?:enabled|active|disabled)$/;
const MAY_ASK = /(?:^|_)(?:ff|feature|flag|toggle)s?_|_(?:enabled|active|disabled|feature|flag)[?!]?$/;

/** `isNewCheckout`, `setNewCheckoutEnabled`, `NewCheckoutEnabled`: of fields, and only of what is called like flags. */
const MAY_ASK_FIELD =
  /^(?:[Ii]s|[Hh]as|[Gg]et|[Ss]et)[A-Z]\w*[a-z\d][A-Z]|[a-z\d](?:Enabled|Active|Disabled)$/;

/** Whether a method's name may say which flag it is of, beside its own words. */
export function mayAskByName(name: string, family: Family): boolean {
  return (MADE.has(family) && MAY_ASK.test(name)) || mayAskField(name, family);
}

function mayAskField(name: string, family: Family): boolean {
  return OF_FIELDS.has(family) && MAY_ASK_FIELD.test(name);
}

/**
 * The flag that a method is of by its name: `project.get_ff_new_checkout`, `FeatureDecisions.new_checkout_active?`,
 * `featureFlagsConfig.isNewCheckout()`. Either its name or what it is asked of speaks of flags. `keysSpelled`: those of
 * several words.
 */
export function keysAskedByName(
  use: Extract<Expression, { kind: 'member' }>,
  { family, calls }: FileFacts,
  keysSpelled: (name: string) => readonly FlagKey[],
): readonly FlagKey[] {
  if (!mayAskByName(use.name, family)) return [];
  const isField = mayAskField(use.name, family);
  if (isField && !isCalledLikeFlags(use.object, (index) => calls.at(index))) return [];
  const isOfFlags = isField || speaksOfFlags(pathOf(use.object).at(-1) ?? '');
  return keysWithin(wordsOfKey(use.name), isOfFlags, keysSpelled);
}

/** Of the longest part of a name that spells any, with nothing around it but what is asked of a flag. */
function keysWithin(
  words: readonly string[],
  isOfFlags: boolean,
  keysSpelled: (name: string) => readonly FlagKey[],
): readonly FlagKey[] {
  for (let from = 0; from === 0 || isSaid(words[from - 1], BEFORE); from++)
    for (let to = words.length; to === words.length || isSaid(words[to], BEHIND); to--) {
      const around = [...words.slice(0, from), ...words.slice(to)];
      const isTold = around.some((word) => FLAG.test(word)) || (isOfFlags && around.length > 0);
      if (to - from < 2) break;
      const keys = isTold ? keysSpelled(words.slice(from, to).join('_')) : [];
      if (keys.length > 0) return keys;
    }
  return [];
}

function isSaid(word: string | undefined, by: RegExp): boolean {
  return word !== undefined && (by.test(word) || FLAG.test(word));
}

/** How such names begin or end that say themselves that they are flags', to be looked for. */
export function namesAskedBy(key: FlagKey): readonly string[] {
  const words = wordsOfKey(key);
  if (words.length < 2) return [];
  const name = words.join('_');
  return [`ff_${name}`, `get_ff_${name}`, `set_ff_${name}`, `feature_${name}`, `feature_${name}_enabled`];
}

/** The same for names that what they are asked of tells. */
export function namesAskedOf(key: FlagKey): readonly string[] {
  const words = wordsOfKey(key);
  const name = words.join('_');
  if (words.length < 2) return [];
  const type = toCase(key, 'pascal');
  return [
    ...['enabled', 'active', 'disabled'].map((behind) => `${name}_${behind}`),
    ...['is', 'Is', 'has', 'get', 'set'].map((before) => before + type),
    ...[`is${type}Enabled`, `Is${type}Enabled`, `${toCase(key, 'camel')}Enabled`],
  ];
}
