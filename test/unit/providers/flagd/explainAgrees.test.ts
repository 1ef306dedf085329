import assert from 'node:assert/strict';
import fc from 'fast-check';
import { explain } from '../../../../src/core/exposure/explain.ts';
import { evaluate } from '../../../../src/providers/flagd/evaluate.ts';
import { evaluatorIn, snapshotOf } from '../../../../src/providers/flagd/snapshot.ts';
import { positionIn } from '../../../../src/providers/flagd/split.ts';
import { flagFile, identity } from '../../../support/flagdSamples.ts';

describe('our explanation of a flagd flag', () => {
  it("names the variation flagd's own evaluator serves, or says it cannot tell", () => {
    let judged = 0;
    let open = 0;
    fc.assert(
      fc.property(flagFile, identity, (sample, who) => {
        const snapshot = snapshotOf(sample.file, sample.text, 'v1', 0);
        for (const [key, state] of snapshot.flags) {
          const ours = explain(state, who, Date.now(), (serve, of, me) => positionIn(serve, of.key, me));
          const theirs = evaluate(evaluatorIn(snapshot), key, who);
          judged += 1;
          if (ours.variation === undefined || ours.missing.length > 0 || theirs.outcome === 'cannot tell')
            open += 1;
          else assert.equal(ours.variation, theirs.variation, `${key}: ${sample.text}`);
        }
      }),
      { numRuns: 1000 },
    );
    assert.ok(open < judged * 0.7, `cannot tell in ${open} of ${judged}`);
  });
});
