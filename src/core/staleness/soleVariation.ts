import { exposure } from '../exposure/exposure.ts';
import type { Condition } from '../model/condition.ts';
import type { FlagState } from '../model/flagState.ts';

/** The variation everybody gets; undefined when there are several, or when it is what the unreleased get anyway. */
export function soleVariation(state: FlagState, now: number): string | undefined {
  if (state.status !== 'on' || state.rules.some(({ condition }) => changesAfter(condition, now))) {
    return undefined;
  }
  const { released, heldBack, unknown, toggle, baseline, codeDefault } = exposure(state, now);
  if (unknown.length > 0 || heldBack.length > 0) return undefined;
  const [only] = released;
  if (only === undefined) return toggle || codeDefault ? undefined : (baseline ?? undefined);
  const last = released.at(-1);
  const everyone = last?.who.kind === 'everyone' && last.share === 1;
  return everyone && released.every(({ variation }) => variation === only.variation)
    ? (only.variation ?? undefined)
    : undefined;
}

/** A time in it is still to come: what everybody gets today is not what they will get. */
function changesAfter(condition: Condition, now: number): boolean {
  switch (condition.op) {
    case 'time':
      return [condition.from, condition.until].some((at) => at !== undefined && at * 1000 > now);
    case 'not':
    case 'segment':
      return changesAfter(condition.condition, now);
    case 'and':
    case 'or':
      return condition.conditions.some((part) => changesAfter(part, now));
    default:
      return false;
  }
}

/** The one variation that everybody gets in each of several environments. */
export function soleVariationIn(states: readonly (FlagState | undefined)[], now: number): string | undefined {
  const [first, ...others] = states.map((state) => state && soleVariation(state, now));
  return others.every((variation) => variation === first) ? first : undefined;
}
