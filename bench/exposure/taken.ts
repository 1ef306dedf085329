import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';

/** Milliseconds: on the clock, and of the processor on this thread, which others at work beside us do not lengthen. */
export interface Taken {
  readonly clock: number;
  readonly processor: number;
}

export type Moment = Taken & { readonly moment: true };

export const ZERO: Taken = { clock: 0, processor: 0 };

export function moment(): Moment {
  return { moment: true, clock: performance.now(), processor: processor() };
}

export function since(began: Moment): Taken {
  const now = moment();
  return { clock: now.clock - began.clock, processor: now.processor - began.processor };
}

export function sum(a: Taken, b: Taken): Taken {
  return { clock: a.clock + b.clock, processor: a.processor + b.processor };
}

export function less(all: Taken, part: Taken): Taken {
  return { clock: all.clock - part.clock, processor: all.processor - part.processor };
}

/** Linux counts each thread's nanoseconds, the main one's as the process's; elsewhere all threads are counted together. */
function processor(): number {
  try {
    return Number(readFileSync('/proc/self/schedstat', 'utf8').split(' ')[0]) / 1e6;
  } catch {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  }
}
