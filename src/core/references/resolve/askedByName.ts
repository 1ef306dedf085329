import type { FlagKey } from '../../model/flag.ts';
import type { Expression } from '../facts.ts';
import { speaksOfFlags } from '../flagNames.ts';
import { wordsOfKey } from '../keyCase.ts';
import type { Family } from '../languages/family.ts';
import { pathOf } from './value.ts';

/** Where methods are made for each flag when the code runs, or answered without being there. */
const FAMILIES: ReadonlySet<Family> = new Set(['ruby']);
const FLAG = /^(?:ff|feature|flag|toggle)s?$/;
const BEFORE = /^(?:get|set|is|has|enable|disable)$/;
const BEHIND = /^(?:enabled|active|disabled)$/;
const MAY_ASK = /(?:^|_)(?:ff|feature|flag|toggle)s?_|_(?:enabled|active|disabled|feature|flag)[?!]?$/;

/** Whether a method's name may say which flag it is of, beside its own words. */
export function mayAskByName(name: string, family: Family): boolean {
  return FAMILIES.has(family) && MAY_ASK.test(name);
}

/**
 * The flag that a method is of by its name: `project.get_ff_new_checkout`, `FeatureDecisions.new_checkout_active?`. Either
 * its name or what it is asked of speaks of flags. `keysSpelled`: those of several words.
 */
export function keysAskedByName(
  use: Extract<Expression, { kind: 'member' }>,
  family: Family,
  keysSpelled: (name: string) => readonly FlagKey[],
): readonly FlagKey[] {
  if (!mayAskByName(use.name, family)) return [];
  const words = wordsOfKey(use.name);
  const isOfFlags = speaksOfFlags(pathOf(use.object).at(-1) ?? '');
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
  return words.length < 2 ? [] : [`${name}_enabled`, `${name}_active`, `${name}_disabled`];
}
