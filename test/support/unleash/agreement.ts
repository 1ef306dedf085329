import assert from 'node:assert/strict';
import fc from 'fast-check';
import { evaluateState } from '../../../src/core/exposure/evaluate.ts';
import { position } from '../../../src/providers/unleash/draws.ts';
import { NOW, person, sample, snapshotFor } from './samples.ts';
import { sdkOn } from './sdk.ts';

const PEOPLE = 5;

/** Pairs of a feature and a person that are put to both; disagreements are failures. */
export function agreesWithTheSdk(wanted: number): void {
  let [judged, open] = [0, 0];
  const people = fc.array(person, { minLength: PEOPLE, maxLength: PEOPLE });
  fc.assert(
    fc.property(sample, people, (one, all) => {
      const [snapshot, theirs] = [snapshotFor(one), sdkOn(one)];
      for (const who of all) {
        for (const key of one.features.keys()) {
          const ours = evaluateState(snapshot, key, who, NOW, position);
          judged += 1;
          if (ours.outcome === 'cannot tell') open += 1;
          else assert.equal(ours.variation, theirs(key, who), `${key} for ${JSON.stringify(who)}`);
        }
      }
    }),
    { numRuns: Math.ceil(wanted / (PEOPLE * 3)) },
  );
  assert.ok(judged >= wanted && open < judged * 0.5, `cannot tell in ${open} of ${judged}`);
  console.log(`    judged ${judged}, of which ${open} cannot be told`);
}
