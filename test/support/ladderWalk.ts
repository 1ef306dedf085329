import assert from 'node:assert/strict';
import { populationOf } from '../../src/core/exposure/changed/affects.ts';
import { changed } from '../../src/core/exposure/changed/changed.ts';
import { exposure } from '../../src/core/exposure/exposure.ts';
import { atLeast, isReached, wideShare } from '../../src/core/exposure/reached.ts';
import { reachAt } from '../../src/core/exposure/standing.ts';
import type { Draw } from '../../src/core/model/condition.ts';
import type { FlagState } from '../../src/core/model/flagState.ts';
import type { Identity } from '../../src/core/model/identity.ts';
import { DEFAULT_LADDER, type Ladder } from '../../src/core/model/ladder.ts';
import type { Reach } from '../../src/core/model/reach.ts';
import type { Snapshot } from '../../src/core/model/snapshot.ts';
import { isRefusal, type Plan, type Refusal } from '../../src/core/ports/provider.ts';

export interface Walked {
  readonly key: string;
  readonly me: Identity;
  readonly people: readonly Identity[];
  readonly now: number;
  readonly segment: string;
  plan(snapshot: Snapshot, reach: Reach): Plan | Refusal;
  place(draw: Draw, who: Identity): number | undefined;
  /** What the vendor's own evaluator gives each of them, without any code of ours. */
  served(snapshot: Snapshot, people: readonly Identity[]): readonly string[] | Promise<readonly string[]>;
}

/** Judged: one person at one step. Shares are of whom the step announced, counted at every one of them. */
export interface WalkCount {
  judged: number;
  readonly steps: string[];
}

/**
 * Up the ladder and down again. At each step exactly those get another variation of whom it was said, one by one: by
 * where the hash puts them and not by how many they are; and on the way up nobody loses it.
 */
export async function walkLadder(start: Snapshot, walked: Walked): Promise<WalkCount> {
  const { key, me, people, now, segment, plan, place, served } = walked;
  const ladder: Ladder = DEFAULT_LADDER.map((stage) =>
    stage.name === 'internal' ? { ...stage, population: { kind: 'segment', name: segment } } : stage,
  );
  const up = ladder.flatMap(({ population }, at) => (population === undefined ? [] : [at]));
  const count: WalkCount = { judged: 0, steps: [] };
  let [before, was] = [start, await served(start, people)];
  for (const [step, index] of [...up, ...up.toReversed().slice(1), -1].entries()) {
    const reach = reachAt(ladder, index, 'on', me);
    const stood = wideShare(exposure(before.flags.get(key) as FlagState, now), 'on');
    // Where a share has it already, a stage of names alone is a step down.
    const isUp = step < up.length && atLeast(reach.share ?? 0, stood);
    const planned = plan(before, reach);
    assert.ok(!isRefusal(planned), isRefusal(planned) ? planned.refused : '');
    const { after } = planned;
    const state = after.flags.get(key) as FlagState;
    // Off again, as it was, where nobody is left.
    if (state.status === 'on') assert.ok(isReached(exposure(state, now), reach), `${index}`);
    const answer = changed(before.flags, after.flags, key, now);
    assert.ok(answer.reach === 'populations', answer.reach === 'cannot prove' ? answer.why : '');
    const is = await served(after, people);
    let changes = 0;
    for (const [at, who] of people.entries()) {
      const beyond = { place: (draw: Draw) => place(draw, who), served: () => undefined };
      const among = populationOf(answer.populations, who, now, beyond);
      assert.notEqual(among, undefined);
      const [old, next] = [was[at], is[at]];
      assert.deepEqual(among ? [among.from, among.to] : [old, old], [old, next], who.key);
      if (old !== next) changes += 1;
      if (isUp) assert.ok(old !== 'on' || next === 'on', `${who.key} loses it`);
    }
    count.judged += people.length;
    count.steps.push(`${ladder[index]?.name ?? 'nobody'} ${changes}`);
    [before, was] = [after, is];
  }
  return count;
}
