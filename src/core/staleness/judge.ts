import type { Staleness } from '../model/staleness.ts';
import type { FlagFacts, Limits, StaleRule } from './facts.ts';
import { sameForEveryone } from './sameForEveryone.ts';
import { undefinedFlag } from './undefinedFlag.ts';
import { unreferenced } from './unreferenced.ts';

const RULES: readonly StaleRule[] = [sameForEveryone, unreferenced, undefinedFlag];

/** The first rule that holds; they exclude each other. */
export function judge(facts: FlagFacts, limits: Limits): Staleness | undefined {
  for (const rule of RULES) {
    const verdict = rule(facts, limits);
    if (verdict !== undefined) return verdict;
  }
  return undefined;
}
