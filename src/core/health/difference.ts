import type { Interval } from '../model/gate.ts';
import { type Moments, mean } from './mean.ts';
import { proportion, type Share } from './proportion.ts';

/** Something that was counted: what it is, how much of it, and how it would be with `factor` times as much. */
export interface Sample {
  readonly count: number;
  interval(alpha: number): Interval;
  times(factor: number): Sample;
}

export function shareSample(share: Share): Sample {
  return {
    count: share.of,
    interval: (alpha) => proportion(share, alpha),
    times: (factor) => shareSample({ bad: share.bad * factor, of: share.of * factor }),
  };
}

export function meanSample(moments: Moments): Sample {
  return {
    count: moments.count,
    interval: (alpha) => mean(moments, alpha),
    times: (factor) =>
      meanSample({
        count: moments.count * factor,
        sum: moments.sum * factor,
        squares: moments.squares * factor,
      }),
  };
}

/**
 * How much more `now` is than `than`, valid at every look: each side has a confidence sequence of half the alpha,
 * so that neither is ever wrong (Bonferroni) and no assumption is made on how they grow beside one another. In a
 * ramp the new side is the small one, and it alone makes the width.
 */
export function difference(now: Sample, than: Sample, alpha: number): Interval {
  const [a, b] = [now.interval(alpha / 2), than.interval(alpha / 2)];
  return { estimate: a.estimate - b.estimate, lower: a.lower - b.upper, upper: a.upper - b.lower };
}
