import assert from 'node:assert/strict';
import { FlagdCore } from '@openfeature/flagd-core';
import fc from 'fast-check';
import { parse } from 'yaml';
import { blastRadius } from '../../../../src/core/exposure/blastRadius.ts';
import type { Identity } from '../../../../src/core/model/identity.ts';
import type { Snapshot } from '../../../../src/core/model/snapshot.ts';
import { isRefusal, type Plan } from '../../../../src/core/ports/provider.ts';
import { dataOf } from '../../../../src/providers/flagd/document.ts';
import { contextOf, evaluate } from '../../../../src/providers/flagd/evaluate.ts';
import { planSelfRelease, planUndo } from '../../../../src/providers/flagd/plan.ts';
import { documentOf, evaluatorIn, snapshotOf } from '../../../../src/providers/flagd/snapshot.ts';
import { flagFile, identity, type Sample } from '../../../support/flagdSamples.ts';

const FAR = 4_102_444_800;
const nothing = () => undefined;
const logger = { debug: nothing, info: nothing, warn: nothing, error: nothing };

/** What flagd itself serves from a file's text: the judge, independent of our own reading of it. */
function served(text: string, who: Identity): unknown {
  const core = new FlagdCore(undefined, logger);
  core.setConfigurations(JSON.stringify(parse(text)));
  const result = core.getFlag('new-checkout')?.evaluate(contextOf(who), logger);
  return result?.variant ?? result?.reason;
}

function snapshot({ file, text }: Sample): Snapshot {
  return snapshotOf(file, text, 'v1', 0);
}

function release(sample: Sample, me: Identity, variation = 'on'): Plan {
  const plan = planSelfRelease(snapshot(sample), {
    key: 'new-checkout',
    variation,
    identity: me,
    until: FAR,
  });
  assert.ok(!isRefusal(plan), JSON.stringify(plan));
  return plan;
}

const textAfter = (plan: Plan) => documentOf(plan.after).text;

describe('a self-release in a flagd file', () => {
  it('gives me what I asked for and changes nobody else, as flagd judges', () => {
    fc.assert(
      fc.property(flagFile, identity, fc.array(identity, { maxLength: 8 }), (sample, me, others) => {
        const after = textAfter(release(sample, me));
        assert.equal(served(after, me), 'on');
        for (const other of others.filter(({ key }) => key !== me.key)) {
          assert.equal(served(after, other), served(sample.text, other));
        }
      }),
      { numRuns: 200 },
    );
  });

  it('is proved to reach only me, or nobody when I had it already', () => {
    fc.assert(
      fc.property(flagFile, identity, (sample, me) => {
        const { before, after } = release(sample, me);
        const radius = blastRadius(before, after, 'new-checkout', me, (state, key, who) =>
          evaluate(evaluatorIn(state), key, who),
        );
        const had = served(sample.text, me) === 'on';
        assert.equal(radius.reach, had ? 'nobody' : 'only me');
      }),
      { numRuns: 200 },
    );
  });

  it('is undone to the letter', () => {
    fc.assert(
      fc.property(flagFile, identity, (sample, me) => {
        const { after, change } = release(sample, me);
        const undo = planUndo(after, 'new-checkout', change);
        assert.ok(undo !== undefined && !isRefusal(undo));
        assert.equal(textAfter(undo), sample.text);
      }),
      { numRuns: 200 },
    );
  });

  it("takes out only my part when a colleague's release came on top", () => {
    fc.assert(
      fc.property(flagFile, identity, identity, (sample, me, colleague) => {
        fc.pre(me.key !== colleague.key);
        const mine = release(sample, me);
        const theirs = release({ file: sample.file, text: textAfter(mine) }, colleague);
        const undo = planUndo(theirs.after, 'new-checkout', mine.change);
        assert.ok(undo !== undefined && !isRefusal(undo), JSON.stringify(undo));
        const left = textAfter(undo);
        assert.equal(served(left, colleague), 'on');
        assert.equal(served(left, me), served(sample.text, me));
      }),
      { numRuns: 200 },
    );
  });

  it('touches only the text of the flag', () => {
    fc.assert(
      fc.property(flagFile, identity, (sample, me) => {
        const plan = release(sample, me);
        const node = documentOf(plan.before).places.at('new-checkout');
        assert.ok(textAfter(plan).startsWith(sample.text.slice(0, node?.start)));
        assert.ok(textAfter(plan).endsWith(sample.text.slice(node?.end)));
      }),
      { numRuns: 100 },
    );
  });

  it('judges exactly what it writes, though it reads only the flag again', () => {
    fc.assert(
      fc.property(flagFile, identity, (sample, me) => {
        const { after } = release(sample, me);
        const { file, text, flags, places } = documentOf(after);
        const whole = snapshotOf(file, text, after.version, after.fetchedAt);
        for (const key of flags.keys()) assert.deepEqual(places.at(key), documentOf(whole).places.at(key));
        assert.deepEqual(
          [dataOf(documentOf(after)), flags, after.flags],
          [dataOf(documentOf(whole)), documentOf(whole).flags, whole.flags],
        );
      }),
      { numRuns: 200 },
    );
  });
});
