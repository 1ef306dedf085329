import type { FlagValue } from './flag.ts';

/** What one identity is served, in the words of whoever was asked (a vendor's evaluator, a running production). */
export type Evaluation =
  /** `variation: null`: the flag system has no say and the default in the code applies. */
  | {
      readonly outcome: 'served';
      readonly variation: string | null;
      readonly value?: FlagValue;
      readonly reason: string;
    }
  | { readonly outcome: 'cannot tell'; readonly why: string };

export function sameServed(a: Evaluation, b: Evaluation): boolean {
  return a.outcome === 'served' && b.outcome === 'served' && a.variation === b.variation;
}
