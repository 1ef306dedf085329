import { leavesOf } from '../model/condition.ts';
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
