import type { ChangedPopulation } from '../../src/core/exposure/changed/changed.ts';
import { type Beyond, match } from '../../src/core/exposure/match.ts';
import type { Condition } from '../../src/core/model/condition.ts';
import type { Identity } from '../../src/core/model/identity.ts';

/** Undefined where a condition cannot be told, other than for want of an attribute. */
export function meets(
  { of, except }: ChangedPopulation,
  who: Identity,
  now: number,
  beyond: Beyond,
): boolean | undefined {
  const told = (condition: Condition) => match(condition, who, now, beyond);
  const isOpen = (condition: Condition) => {
    const how = told(condition);
    return how.result === 'cannot tell' && how.missing.length === 0;
  };
  if ([...of, ...except].some(isOpen)) return undefined;
  const holds = (condition: Condition) => told(condition).result === 'match';
  return of.every(holds) && !except.some(holds);
}

export function isPlaced({ places }: ChangedPopulation, { place }: Pick<Beyond, 'place'>): boolean {
  return places.every(({ draw, from, to }) => {
    const at = place(draw) ?? Number.NaN;
    return from <= at && at < to;
  });
}
