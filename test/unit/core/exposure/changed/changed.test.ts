import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isPlaced, meets } from '../../../../../src/core/exposure/changed/affects.ts';
import {
  type Changed,
  type ChangedPopulation,
  changed,
} from '../../../../../src/core/exposure/changed/changed.ts';
import { explain, type Position } from '../../../../../src/core/exposure/explain.ts';
import type { Draw } from '../../../../../src/core/model/condition.ts';
import type { FlagState } from '../../../../../src/core/model/flagState.ts';
import type { Identity } from '../../../../../src/core/model/identity.ts';
import {
  EIGHTHS,
  MOMENT,
  OTHERS,
  type Pair,
  PEOPLE,
  placedAt,
  placeOf,
  statePair,
} from '../../../../support/statePairs.ts';

const NOW = MOMENT * 1000;

function answerTo({ before, after }: Pair): Changed {
  const flags = (state: FlagState) => new Map([...OTHERS, state].map((each) => [each.key, each]));
  return changed(flags(before), flags(after), 'flag', NOW);
}

const others = new Map(OTHERS.map((each) => [each.key, each]));
const placeFor: Position = (draw, _state, who) => placeOf(draw, who);
const served = (state: FlagState, who: Identity) => explain(state, who, NOW, placeFor, others).variation;

const beyondFor = (who: Identity) => ({
  place: (draw: Draw) => placeOf(draw, who),
  served: (key: string) => explain(others.get(key) as FlagState, who, NOW, placeFor, others),
});

describe('who changes', () => {
  it('is exactly who is served another variation, whatever the change', () => {
    const counted = { pairs: 0, refused: 0, heads: 0, changes: 0, unknown: 0 };
    const offset = fc.constantFrom(0, 1e-9, 0.06, 0.125 - 1e-9);
    fc.assert(
      fc.property(statePair, offset, offset, fc.integer({ min: 0, max: 13 }), (pair, inA, inB, skip) => {
        counted.pairs += 1;
        const answer = answerTo(pair);
        if (answer.reach === 'cannot prove') {
          counted.refused += 1;
          assert.match(answer.why, /drawn anew|too many|same hash/);
          return;
        }
        for (const person of PEOPLE.filter((_, at) => at % 14 === skip)) {
          let heads = 0;
          let isKnown = true;
          for (const who of EIGHTHS.flatMap((a) => EIGHTHS.map((b) => placedAt(person, a + inA, b + inB)))) {
            const [was, is] = [served(pair.before, who), served(pair.after, who)];
            const beyond = beyondFor(who);
            const among = answer.populations.map((each) => meets(each, who, NOW, beyond));
            if (was === undefined || is === undefined || among.includes(undefined)) {
              counted.unknown += 1;
              isKnown = false;
              continue;
            }
            counted.heads += 1;
            if (was !== is) heads += 1;
            const said: readonly ChangedPopulation[] = answer.populations.filter(
              (each, at) => among[at] && isPlaced(each, beyond),
            );
            const [only, ...more] = said;
            const isRight = was === is ? only === undefined : only?.from === was && only.to === is;
            if (!isRight || more.length > 0)
              assert.fail(JSON.stringify({ who, was, is, said, all: answer.populations }));
          }
          counted.changes += heads;
          const placed = placedAt(person, 0, 0);
          const shares = answer.populations
            .filter((population) => meets(population, placed, NOW, beyondFor(placed)))
            .reduce((sum, { share }) => sum + share, 0);
          const needsDraw = answer.populations.some(({ of, except }) =>
            /by-draw/.test(JSON.stringify([of, except])),
          );
          if (isKnown && !needsDraw) assert.ok(Math.abs(shares - heads / 64) < 1e-9, `${shares} of ${heads}`);
        }
      }),
      { numRuns: 120 },
    );
    assert.ok(counted.changes > 1000 && counted.refused < counted.pairs / 4);
  });
});
