import type { Interval } from '../model/gate.ts';
import type { Sample } from './difference.ts';

/** Decided when the whole interval lies on one side of what is tolerated. */
export type Decision = 'worse' | 'not worse' | undefined;

/** Beyond this nobody waits. */
const MOST = 1e9;
const ROUNDS = 24;

export function decide(worse: 'higher' | 'lower', { lower, upper }: Interval, limit: number): Decision {
  const [least, most, edge] = worse === 'higher' ? [lower, upper, limit] : [-upper, -lower, -limit];
  if (least > edge) return 'worse';
  return most <= edge ? 'not worse' : undefined;
}

/**
 * How many of the new side it takes about, if both sides go on as they began: `decides` is tried on more and more
 * of the same. Undefined where no count would decide.
 */
export function enough(now: Sample, decides: (factor: number) => boolean): number | undefined {
  if (now.count <= 0) return undefined;
  let [low, high] = [1, 2];
  while (!decides(high)) {
    if (now.count * high > MOST) return undefined;
    [low, high] = [high, high * 2];
  }
  for (let round = 0; round < ROUNDS && (high - low) * now.count > 1; round += 1) {
    const middle = (low + high) / 2;
    if (decides(middle)) high = middle;
    else low = middle;
  }
  return Math.ceil(now.count * high);
}
