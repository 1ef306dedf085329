import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isPlaced, meets } from '../../../../../src/core/exposure/changed/affects.ts';
import { type ChangedPopulation, changed } from '../../../../../src/core/exposure/changed/changed.ts';
import { explain } from '../../../../../src/core/exposure/explain.ts';
import type { Draw } from '../../../../../src/core/model/condition.ts';
import type { FlagState } from '../../../../../src/core/model/flagState.ts';
import type { Identity } from '../../../../../src/core/model/identity.ts';
import { evaluate } from '../../../../../src/providers/flagd/evaluate.ts';
import { evaluatorIn } from '../../../../../src/providers/flagd/snapshot.ts';
import { positionIn } from '../../../../../src/providers/flagd/split.ts';
import { flag, identity } from '../../../../support/flagdSamples.ts';
import { flagFileText, snapshotOfText } from '../../../../support/oneFlag.ts';

const KEY = 'new-checkout';
const NOW = Date.now();

const place = (draw: Draw, _: FlagState, who: Identity) => positionIn(draw, KEY, who);

describe('who changes, judged by flagd', () => {
  it('is exactly who flagd serves another variant', () => {
    const counted = { judged: 0, changes: 0, left: 0 };
    const fileWith = (mine: object) => snapshotOfText(flagFileText({ [KEY]: mine }));
    fc.assert(
      fc.property(flag, flag, fc.array(identity, { minLength: 5, maxLength: 5 }), (was, is, people) => {
        const [before, after] = [fileWith(was as object), fileWith(is as object)];
        const answer = changed(before.flags, after.flags, KEY, NOW);
        if (answer.reach === 'cannot prove') return;
        for (const who of people) {
          const sides = [before, after] as const;
          const [old, next] = sides.map((side) => evaluate(evaluatorIn(side), KEY, who));
          const explained = sides.map((side) => explain(side.flags.get(KEY) as FlagState, who, NOW, place));
          if (old?.outcome !== 'served' || next?.outcome !== 'served') continue;
          const [from, to] = [old.variation, next.variation];
          if (from !== to && answer.untold === undefined) assert.notEqual(answer.populations.length, 0);
          if (explained.some(({ variation, missing }) => variation === undefined || missing.length > 0)) {
            counted.left += 1;
            continue;
          }
          const beyond = {
            place: (draw: Draw) => positionIn(draw, KEY, who),
            served: () => undefined,
          };
          const among = answer.populations.map((each) => meets(each, who, NOW, beyond));
          if (among.includes(undefined)) {
            counted.left += 1;
            continue;
          }
          counted.judged += 1;
          if (from !== to) counted.changes += 1;
          const said: readonly ChangedPopulation[] = answer.populations.filter(
            (each, at) => among[at] && isPlaced(each, beyond),
          );
          assert.deepEqual(
            said.map((each) => [each.from, each.to]),
            from === to ? [] : [[from, to]],
          );
        }
      }),
      { numRuns: 500 },
    );
    assert.ok(counted.judged > 500 && counted.changes > 150, JSON.stringify(counted));
  });
});
