import type { Condition } from '../../model/condition.ts';
import type { Identity } from '../../model/identity.ts';
import { type Beyond, match } from '../match.ts';
import type { ChangedPopulation } from './changed.ts';

/**
 * The population of a change that somebody is in: `null` when in none, undefined where a condition cannot be told of
 * them, other than for want of an attribute, or their place in a draw is not known.
 */
export function populationOf(
  populations: readonly ChangedPopulation[],
  who: Identity,
  now: number,
  beyond: Beyond,
): ChangedPopulation | null | undefined {
  for (const population of populations) {
    const among = meets(population, who, now, beyond);
    if (among === undefined) return undefined;
    if (!among) continue;
    const places = population.places.map((part) => ({ part, at: beyond.place(part.draw) }));
    if (places.some(({ at }) => at === undefined)) return undefined;
    if (places.every(({ part, at = Number.NaN }) => part.from <= at && at < part.to)) return population;
  }
  return null;
}

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
