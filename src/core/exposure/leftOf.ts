import type { Who } from '../model/exposure.ts';
import { isAlike, isJust, isMeant } from './reached.ts';

/** What stays of a rule: all of it, nothing, or these of the keys it lists. */
export type Left = 'all' | 'none' | readonly string[];

/**
 * What stays of a rule that speaks of `whos` when some are to have nothing by it any more. Undefined: it speaks of
 * them in one breath with others, and cannot be shortened.
 */
export function leftOf(whos: readonly Who[], without: readonly Who[]): Left | undefined {
  const isGone = (who: Who) =>
    who.kind === 'people'
      ? keysLeft(who, without).length === 0
      : without.some((meant) => isMeant(who, meant));
  const isKept = (who: Who) =>
    who.kind === 'people' ? keysLeft(who, without).length === who.keys.length : !isGone(who);
  if (whos.every(isKept)) return 'all';
  if (whos.every(isGone)) return 'none';
  const [only, ...more] = whos;
  return only?.kind === 'people' && more.length === 0 ? keysLeft(only, without) : undefined;
}

/** Of the people a rule names, those who keep what it gives. */
export function keysLeft(
  who: Extract<Who, { readonly kind: 'people' }>,
  without: readonly Who[],
): readonly string[] {
  const gone = new Set(
    without.flatMap((meant) => (meant.kind === 'people' && isAlike(who, meant) ? meant.keys : [])),
  );
  return who.keys.filter((key) => !gone.has(key));
}

/** Those whom no rule speaks of alone, of `having`: whom each rule speaks of. Undefined: all of them have one. */
export function lacking(who: Who, having: readonly (readonly Who[])[]): Who | undefined {
  if (who.kind !== 'people') return having.some((whos) => isJust(whos, who)) ? undefined : who;
  const has = new Set(
    having.flatMap(([only, ...more]) =>
      only !== undefined && more.length === 0 && isAlike(only, who) ? only.keys : [],
    ),
  );
  const keys = who.keys.filter((key) => !has.has(key));
  return keys.length === 0 ? undefined : { ...who, keys };
}
