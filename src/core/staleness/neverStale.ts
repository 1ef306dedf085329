import { matchesAny } from '../model/guard.ts';
import type { FlagFacts, Limits } from './facts.ts';

/** Kinds and tags by which flags are known that are there to stay, in the vendors' words. */
const LASTING = /^(?:kill[-_ ]?switch|operational|ops|permission|permanent|entitlement|long[-_ ]?lived)$/i;

/** Flags that are meant to stay, whatever they serve: by the flag system's word, or the team's list. */
export function neverStale({ key, environments }: FlagFacts, { ignore }: Limits): boolean {
  if (matchesAny(ignore, key)) return true;
  return environments.some(
    ({ state }) =>
      state?.permanent === true ||
      [state?.kind ?? '', ...(state?.tags ?? [])].some((word) => LASTING.test(word)),
  );
}
