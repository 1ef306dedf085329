import type { Interval } from '../model/gate.ts';
import { logBeta } from './logBeta.ts';

/** `bad` of `of`; 0 ≤ bad ≤ of. */
export interface Share {
  readonly bad: number;
  readonly of: number;
}

/** Jeffreys' prior: near the best for rare and for common events alike. Any prior is valid. */
const PRIOR = 0.5;
const BISECTIONS = 50;

/**
 * A confidence sequence for a proportion: it holds the truth at every count at once with a probability of at least
 * 1 − alpha, so that looking after each request is no more wrong than looking once. It is exact, for any counts.
 *
 * The likelihood of what was seen, mixed over a beta prior, against that of p is a martingale under p; by Ville's
 * inequality it ever reaches 1/alpha with a probability of at most alpha. H. Robbins, 'Statistical Methods Related
 * to the Law of the Iterated Logarithm', Ann. Math. Statist. 41 (1970); S. Howard, A. Ramdas, J. McAuliffe,
 * J. Sekhon, 'Time-uniform, nonparametric, nonasymptotic confidence sequences', Ann. Statist. 49 (2021).
 */
export function proportion({ bad, of }: Share, alpha: number): Interval {
  const estimate = of === 0 ? 0.5 : bad / of;
  const good = of - bad;
  const mixture = logBeta(PRIOR + bad, PRIOR + good) - logBeta(PRIOR, PRIOR);
  const limit = -Math.log(alpha);
  const isOut = (p: number) => mixture - weighted(bad, p) - weighted(good, 1 - p) >= limit;
  return {
    estimate,
    lower: bad === 0 ? 0 : edge(isOut, 0, estimate),
    upper: good === 0 ? 1 : edge(isOut, 1, estimate),
  };
}

function weighted(count: number, p: number): number {
  return count === 0 ? 0 : count * Math.log(p);
}

/** Where it stops being out, on the way from `outside` to `inside`; the outer side of the last step. */
function edge(isOut: (p: number) => boolean, outside: number, inside: number): number {
  if (!isOut(outside)) return outside;
  let [out, into] = [outside, inside];
  for (let step = 0; step < BISECTIONS; step += 1) {
    const middle = (out + into) / 2;
    if (isOut(middle)) out = middle;
    else into = middle;
  }
  return out;
}
