import { t } from '@vscode/l10n';
import type { Condition, Draw } from '../model/condition.ts';
import type { FlagKey } from '../model/flag.ts';
import type { Identity } from '../model/identity.ts';
import { drawnBy } from './drawnBy.ts';

import { lookUp, matchAttribute } from './matchAttribute.ts';
import { cannotTell, combine, known, MATCH, type Match, NO_MATCH, negate } from './threeValued.ts';

/** What another flag serves. */
export interface Served {
  /** Undefined where it cannot be told. */
  readonly variation: string | null | undefined;
  readonly switchedOff: boolean;
}

/** What a condition asks of the flag system beyond the identity's own attributes; undefined where it cannot be told. */
export interface Beyond {
  readonly place: (draw: Draw) => number | undefined;
  readonly served: (key: FlagKey) => Served | undefined;
}

const NOTHING_BEYOND: Beyond = { place: () => undefined, served: () => undefined };

/** Three-valued: does `condition` hold for `identity` at `now` (Unix milliseconds)? */
export function match(
  condition: Condition,
  identity: Identity,
  now: number,
  beyond: Beyond = NOTHING_BEYOND,
): Match {
  switch (condition.op) {
    case 'always':
      return MATCH;
    case 'never':
      return NO_MATCH;
    case 'unknown':
      return cannotTell(t`a condition that is not understood: ${condition.text}`);
    case 'time':
      return known(
        now >= (condition.from ?? Number.NEGATIVE_INFINITY) * 1000 &&
          now < (condition.until ?? Number.POSITIVE_INFINITY) * 1000,
      );
    case 'has':
      return known(lookUp(condition, identity) !== undefined);
    case 'drawn':
    case 'flag':
      return matchBeyond(condition, beyond);
    case 'segment':
      return match(condition.condition, identity, now, beyond);
    case 'not':
      return negate(match(condition.condition, identity, now, beyond));
    case 'and':
    case 'or':
      return combine(
        condition.op,
        condition.conditions.map((part) => match(part, identity, now, beyond)),
      );
    default:
      return matchAttribute(condition, identity);
  }
}

function matchBeyond(
  condition: Extract<Condition, { readonly op: 'drawn' | 'flag' }>,
  beyond: Beyond,
): Match {
  if (condition.op === 'drawn') {
    const place = beyond.place(condition.draw);
    return place === undefined
      ? cannotTell(t`your place in the draw by ${drawnBy(condition.draw.by)} is not known`)
      : known(place < condition.share);
  }
  const served = beyond.served(condition.key);
  if (condition.on === true && served?.switchedOff === true) return NO_MATCH;
  return served?.variation === undefined
    ? cannotTell(t`what ${condition.key} serves is not known`)
    : known(condition.variations.includes(served.variation));
}
