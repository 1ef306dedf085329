import assert from 'node:assert/strict';
import { populationOf } from '../../src/core/exposure/changed/affects.ts';
import { changed } from '../../src/core/exposure/changed/changed.ts';
import { explain, type Position } from '../../src/core/exposure/explain.ts';
import type { Draw } from '../../src/core/model/condition.ts';
import type { FlagState } from '../../src/core/model/flagState.ts';
import type { Identity } from '../../src/core/model/identity.ts';
import type { Snapshot } from '../../src/core/model/snapshot.ts';

export interface Change {
  readonly before: Snapshot;
  readonly after: Snapshot;
  readonly key: string;
  readonly now: number;
  readonly position: Position;
}

/** Somebody, and what the vendor's own evaluator gave them before and after. */
export interface Asked {
  readonly who: Identity;
  readonly was: string | null;
  readonly is: string | null;
}

export interface Judged {
  planned: number;
  refused: number;
  unproved: number;
  judged: number;
  changes: number;
}

export const noneJudged = (): Judged => ({ planned: 0, refused: 0, unproved: 0, judged: 0, changes: 0 });

/** Those change of whom it is said, to what is said, and nobody else; whom neither side can tell of is passed over. */
export function judgeChange(
  { before, after, key, now, position }: Change,
  people: Iterable<Asked>,
  counted: Judged,
): void {
  const answer = changed(before.flags, after.flags, key, now);
  if (answer.reach === 'cannot prove') {
    counted.unproved += 1;
    return;
  }
  const state = after.flags.get(key) as FlagState;
  const isOpen = (side: Snapshot, who: Identity) =>
    explain(side.flags.get(key) as FlagState, who, now, position, side.flags).variation === undefined;
  for (const { who, was, is } of people) {
    if (isOpen(before, who) || isOpen(after, who)) continue;
    const place = (draw: Draw) => position(draw, state, who);
    const among = populationOf(answer.populations, who, now, { place, served: () => undefined });
    if (among === undefined) continue;
    counted.judged += 1;
    if (among !== null) counted.changes += 1;
    assert.deepEqual(among === null ? [was, was] : [among.from, among.to], [was, is], JSON.stringify(who));
  }
}
