import type { Counting, Point, Series } from '../ports/healthSource.ts';

/** What several counters grew by together, at each time something was seen. */
export interface Growth {
  readonly total: number;
  /** Unix milliseconds of the last sight, undefined where there was none. */
  readonly seenAt: number | undefined;
  /** When, and by how much; oldest first. */
  readonly steps: readonly Point[];
}

/**
 * A counter that falls was restarted, and what it shows then came after. What it showed when it was first seen may
 * have come before, and does not count. Values that are no numbers are passed over.
 */
export function growth(series: readonly Series[], counting: Counting): Growth {
  const steps = new Map<number, number>();
  let seenAt: number | undefined;
  for (const { points, stepMs = 0 } of series) {
    let before: number | undefined;
    for (const [at, value] of points) {
      if (!Number.isFinite(value) || value < 0) continue;
      seenAt = Math.max(seenAt ?? 0, at + stepMs);
      const grown = counting === 'per step' ? value : before === undefined ? 0 : rise(before, value);
      before = value;
      if (grown > 0) steps.set(at, (steps.get(at) ?? 0) + grown);
    }
  }
  const sorted = [...steps].sort(([a], [b]) => a - b);
  return { total: sorted.reduce((sum, [, by]) => sum + by, 0), seenAt, steps: sorted };
}

function rise(before: number, value: number): number {
  return value >= before ? value - before : value;
}
