import type { FlagValue } from '../core/model/flag.ts';
import type { FlagState } from '../core/model/flagState.ts';
import { sameJson } from '../core/model/sameJson.ts';
import type { Kept } from '../core/removal/variantNamed.ts';

/** What SDKs call a value; undefined where they call it differently here and there. */
export function variantOf(states: readonly FlagState[], value: FlagValue): string | undefined {
  const called = states
    .flatMap(({ variations }) => variations)
    .filter((variation) => sameJson(variation.value, value))
    .map(({ variant }) => variant);
  return new Set(called).size === 1 ? called[0] : undefined;
}

/** All values a flag can have. */
export function keptValues(state: FlagState): readonly Kept[] {
  return [...new Set(state.variations.map(({ value }) => value))].map((value) => {
    const variant = variantOf([state], value);
    return variant === undefined ? { value } : { value, variant };
  });
}
