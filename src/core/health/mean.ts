import type { Interval } from '../model/gate.ts';

/** Counters of something measured: how often, its sum and the sum of its squares. */
export interface Moments {
  readonly count: number;
  readonly sum: number;
  readonly squares: number;
}

/** Below this the central limit is not yet to be leaned on. */
export const FEWEST = 200;
/** The count at which the interval is tightest. */
const TIGHTEST = 2000;

/**
 * An asymptotic confidence sequence for a mean, from the variance seen so far: once there are many observations it
 * holds the truth at every count at once with a probability of about 1 − alpha. With few it says nothing.
 *
 * I. Waudby-Smith, D. Arbour, R. Sinha, E. Kennedy, A. Ramdas, 'Time-uniform central limit theory and asymptotic
 * confidence sequences', Ann. Statist. 52 (2024), theorem 2.2; rho as in its appendix, for the count above. The
 * same boundary as the mixture of normals in R. Johari, P. Koomen, L. Pekelis, D. Walsh, 'Always Valid Inference',
 * Oper. Res. 70 (2022).
 */
export function mean({ count, sum, squares }: Moments, alpha: number): Interval {
  const estimate = count === 0 ? 0 : sum / count;
  if (count < FEWEST) return { estimate, lower: Number.NEGATIVE_INFINITY, upper: Number.POSITIVE_INFINITY };
  const variance = Math.max(0, squares / count - estimate ** 2) * (count / (count - 1));
  const rho2 = (-2 * Math.log(alpha) + Math.log(1 - 2 * Math.log(alpha))) / TIGHTEST;
  const spread = count * rho2 + 1;
  const factor = ((2 * spread) / (count ** 2 * rho2)) * Math.log(Math.sqrt(spread) / alpha);
  const width = Math.sqrt(variance * factor);
  return { estimate, lower: estimate - width, upper: estimate + width };
}
