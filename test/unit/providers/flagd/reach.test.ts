import assert from 'node:assert/strict';
import fc from 'fast-check';
import { populationOf } from '../../../../src/core/exposure/changed/affects.ts';
import { changed } from '../../../../src/core/exposure/changed/changed.ts';
import { explain } from '../../../../src/core/exposure/explain.ts';
import { exposure } from '../../../../src/core/exposure/exposure.ts';
import { isReached } from '../../../../src/core/exposure/reached.ts';
import type { Draw } from '../../../../src/core/model/condition.ts';
import type { FlagState } from '../../../../src/core/model/flagState.ts';
import type { Reach } from '../../../../src/core/model/reach.ts';
import { isRefusal } from '../../../../src/core/ports/provider.ts';
import { evaluate } from '../../../../src/providers/flagd/evaluate.ts';
import { planReach } from '../../../../src/providers/flagd/reach/plan.ts';
import { isReachChange, planReachUndo } from '../../../../src/providers/flagd/reach/undo.ts';
import { documentOf, evaluatorIn } from '../../../../src/providers/flagd/snapshot.ts';
import { positionIn } from '../../../../src/providers/flagd/split.ts';
import { flagFile, identity } from '../../../support/flagdSamples.ts';
import { NOW, snapshotOfText } from '../../../support/oneFlag.ts';
import { having, people, segment, wishes } from '../../../support/reaches.ts';

/** Populations that a flag file has words for. */
const reach = wishes({
  variations: ['on', 'blue', 'off'],
  who: [
    people('ana', 'ben', 'cleo', 'DE', 'me "quoted" \\ ü@corp.example'),
    segment('betaTesters'),
    having('country', 'DE', 'FR', 'free'),
  ],
  finer: [0.001, 0.125, 0.999],
});

const KEY = 'new-checkout';

describe('a wider release in a flag file', () => {
  it('changes for exactly those that are said, judged by flagd, and is undone to the letter', () => {
    const counted = { planned: 0, refused: 0, hindered: 0, unproved: 0, judged: 0, changes: 0 };
    fc.assert(
      fc.property(
        flagFile,
        reach,
        fc.array(identity, { minLength: 8, maxLength: 8 }),
        (sample, wish, people) => {
          const before = snapshotOfText(sample.text, sample.file);
          const plan = planReach(before, KEY, wish);
          if (isRefusal(plan)) {
            counted.refused += 1;
            assert.doesNotMatch(plan.refused, /cannot be edited/);
            return;
          }
          counted.planned += 1;
          const { after } = plan;
          const undone = planReachUndo(after, KEY, JSON.parse(JSON.stringify(plan.change)));
          const isSame = documentOf(after).text === sample.text;
          if (isSame) assert.equal(undone, undefined);
          else {
            assert.ok(undone !== undefined && !isRefusal(undone) && isReachChange(undone.change));
            assert.equal(documentOf(undone.after).text, sample.text);
          }
          if (!isReached(exposure(after.flags.get(KEY) as FlagState, NOW), wish)) counted.hindered += 1;
          const answer = changed(before.flags, after.flags, KEY, Date.now());
          if (answer.reach === 'cannot prove') {
            counted.unproved += 1;
            return;
          }
          for (const who of people) {
            const [was, is] = [before, after].map((side) => evaluate(evaluatorIn(side), KEY, who));
            if (was?.outcome !== 'served' || is?.outcome !== 'served') continue;
            const open = [before, after].some((side) => {
              const state = side.flags.get(KEY) as FlagState;
              const { variation, missing } = explain(state, who, Date.now(), (draw) =>
                positionIn(draw, KEY, who),
              );
              return variation === undefined || missing.length > 0;
            });
            if (open) continue;
            const place = (draw: Draw) => positionIn(draw, KEY, who);
            const among = populationOf(answer.populations, who, Date.now(), {
              place,
              served: () => undefined,
            });
            if (among === undefined) continue;
            counted.judged += 1;
            if (among !== null) counted.changes += 1;
            assert.deepEqual(among === null ? [was.variation, was.variation] : [among.from, among.to], [
              was.variation,
              is.variation,
            ]);
          }
        },
      ),
      { numRuns: 120 },
    );
    assert.ok(counted.planned > 30 && counted.judged > 100 && counted.changes > 15, JSON.stringify(counted));
  });

  it('takes the first person out of a list that begins on the line of another', () => {
    const text = `flags:
  new-checkout:
    state: ENABLED
    variants:
      on: true
      off: false
    defaultVariant: off
    targeting:
      if:
        - in:
            - var: targetingKey
            - - ben # the first
              - cleo
        - on
`;
    const before = snapshotOfText(text, 'production.flagd.yaml');
    const wish = {
      variation: 'on',
      with: [],
      without: [{ kind: 'people', attribute: '$key', keys: ['ben'] }],
    };
    const plan = planReach(before, KEY, wish as Reach);
    assert.ok(!isRefusal(plan));
    assert.equal(documentOf(plan.after).text, text.replace('ben # the first\n              - ', ''));
  });
});
