import { type Condition, leavesOf } from '../model/condition.ts';
import type { FlagKey } from '../model/flag.ts';
import type { FlagState } from '../model/flagState.ts';

/** Flags that ask what this one serves before they serve anything themselves. */
export function dependentsOf(key: FlagKey, flags: Iterable<FlagState>): readonly FlagKey[] {
  return [...flags]
    .filter(({ rules }) =>
      rules.some(({ condition }) =>
        leavesOf(condition).some((part) => part.op === 'flag' && part.key === key),
      ),
    )
    .map((state) => state.key);
}

/**
 * Flags that begin for others once this one is switched on, though it goes on serving them what it serves while off:
 * they ask for just that, and for its being on.
 */
export function wokenWith({ key, whenOff }: FlagState, flags: Iterable<FlagState>): readonly FlagKey[] {
  const asks = (part: Condition) =>
    part.op === 'flag' &&
    part.key === key &&
    part.on === true &&
    (whenOff.kind !== 'variation' || part.variations.includes(whenOff.variation));
  return [...flags]
    .filter(({ rules }) => rules.some(({ condition }) => leavesOf(condition).some(asks)))
    .map((state) => state.key);
}
