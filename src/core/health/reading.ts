import type { Gate, Measure } from '../model/gate.ts';
import type { Counting, Series } from '../ports/healthSource.ts';

/** The answers to a measure's queries, by the query's name in it: `bad`, `of`. */
export type Answers = Readonly<Record<string, readonly Series[]>>;

/** One side of a comparison over its span, Unix milliseconds. */
export interface Side {
  readonly from: number;
  readonly to: number;
  readonly answers: Answers;
}

/** What came back for one gate. `than` is missing where a gate is held against a limit. */
export interface Reading {
  readonly counting: Counting;
  readonly now: Side;
  readonly than?: Side;
}

export function queriesOf(measure: Measure): Readonly<Record<string, string>> {
  const { kind: _, ...queries } = measure;
  return queries;
}

/**
 * Where a look at `now` begins. A test that may be looked at any time has to have begun at one time: the start
 * jumps by a whole window, and never slides. One to two windows are in view once that much has passed.
 */
export function lookFrom(changedAt: number, now: number, { windowMs }: Pick<Gate, 'windowMs'>): number {
  const passed = Math.floor((now - changedAt) / windowMs);
  return changedAt + Math.max(0, passed - 1) * windowMs;
}
