import type { Staleness } from '../model/staleness.ts';
import { archived } from './archived.ts';
import { experimentEnded } from './experimentEnded.ts';
import type { FlagFacts, Limits, StaleRule } from './facts.ts';
import { limitsOf } from './limitsOf.ts';
import { markedDone } from './markedDone.ts';
import { neverStale } from './neverStale.ts';
import { notEvaluated } from './notEvaluated.ts';
import { pastItsTime } from './pastItsTime.ts';
import { sameForEveryone } from './sameForEveryone.ts';
import { undefinedFlag } from './undefinedFlag.ts';
import { unreferenced } from './unreferenced.ts';

/** What is surest first. */
const RULES: readonly StaleRule[] = [
  archived,
  sameForEveryone,
  markedDone,
  experimentEnded,
  notEvaluated,
  unreferenced,
  undefinedFlag,
  pastItsTime,
];

/** The verdict of the first rule that holds. */
export function judge(facts: FlagFacts, limits: Limits): Staleness | undefined {
  if (neverStale(facts, limits)) return undefined;
  const own = limitsOf(facts, limits);
  for (const rule of RULES) {
    const verdict = rule(facts, own);
    if (verdict !== undefined) return verdict;
  }
  return undefined;
}
