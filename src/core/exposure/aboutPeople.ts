import type { ChangedPopulation } from './changed/changed.ts';
import { headcount } from './witnesses.ts';

/**
 * About how many people change, where `met` have come so far: those who are named one by one, and their share of all
 * others, as if nobody were excepted. Undefined where the size of a group is not known.
 */
export function aboutPeople(populations: readonly ChangedPopulation[], met: number): number | undefined {
  let count = 0;
  for (const population of populations) {
    const people = population.of.length === 0 ? population.share * met : headcount([population]);
    if (people === undefined) return undefined;
    count += people;
  }
  return Math.round(count);
}
