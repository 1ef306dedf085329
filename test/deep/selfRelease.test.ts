import assert from 'node:assert/strict';
import { FlagdCore } from '@openfeature/flagd-core';
import fc from 'fast-check';
import { parse } from 'yaml';
import { blastRadius } from '../../src/core/exposure/blastRadius.ts';
import { explain } from '../../src/core/exposure/explain.ts';
import type { Identity } from '../../src/core/model/identity.ts';
import { isRefusal } from '../../src/core/ports/provider.ts';
import { contextOf, evaluate } from '../../src/providers/flagd/evaluate.ts';
import { planSelfRelease, planUndo } from '../../src/providers/flagd/plan.ts';
import { documentOf, evaluatorIn, snapshotOf } from '../../src/providers/flagd/snapshot.ts';
import { positionIn } from '../../src/providers/flagd/split.ts';
import { flagFile, identity } from '../support/flagdSamples.ts';

/** Pairs of a configuration and an identity that are judged; `npm run test:deep` judges a million. */
const WANTED = Number(process.env['RELEASE_LENS_CHECKS'] ?? 1_000_000);
const PEOPLE = 200;
const KEY = 'new-checkout';
const FAR = 4_102_444_800;
const nothing = () => undefined;
const logger = { debug: nothing, info: nothing, warn: nothing, error: nothing };

/** flagd's own evaluator over a text, parsed without any code of ours. */
function flagd(text: string): (who: Identity) => unknown {
  const core = new FlagdCore(undefined, logger, { disableDynamicCodeGeneration: true });
  core.setConfigurations(JSON.stringify(parse(text)));
  const flag = core.getFlag(KEY);
  return (who) => {
    const result = flag?.evaluate(contextOf(who), logger);
    return result?.variant ?? result?.reason;
  };
}

describe('a self-release, over a great many configurations and identities', () => {
  it('changes what I get and what nobody else gets, is proved so, explained so, and undone to the letter', () => {
    const count = { checks: 0, configurations: 0, explained: 0, open: 0 };
    const run = fc.check(
      fc.property(
        flagFile,
        identity,
        fc.array(identity, { minLength: PEOPLE, maxLength: PEOPLE }),
        (sample, me, others) => {
          const before = snapshotOf(sample.file, sample.text, 'v1', 0);
          const plan = planSelfRelease(before, { key: KEY, variation: 'on', identity: me, until: FAR });
          assert.ok(!isRefusal(plan));
          const text = documentOf(plan.after).text;
          const [was, is] = [flagd(sample.text), flagd(text)];
          assert.equal(is(me), 'on');
          for (const other of others) {
            if (other.key === me.key) continue;
            assert.equal(is(other), was(other));
            count.checks += 1;
            explainedAs(other, was(other));
          }
          const radius = blastRadius(before, plan.after, KEY, me, (snapshot, key, who) =>
            evaluate(evaluatorIn(snapshot), key, who),
          );
          assert.equal(radius.reach, was(me) === 'on' ? 'nobody' : 'only me');
          const undo = planUndo(plan.after, KEY, plan.change);
          assert.ok(undo !== undefined && !isRefusal(undo));
          assert.equal(documentOf(undo.after).text, sample.text);
          count.configurations += 1;

          function explainedAs(who: Identity, served: unknown): void {
            const state = before.flags.get(KEY);
            assert.ok(state);
            const ours = explain(state, who, Date.now(), (serve, of, person) =>
              positionIn(serve, of.key, person),
            );
            if (ours.variation === undefined || ours.missing.length > 0) count.open += 1;
            else if (ours.variation !== null) {
              assert.equal(ours.variation, served);
              count.explained += 1;
            }
          }
        },
      ),
      // Some of the people share my key and are not counted.
      { numRuns: Math.ceil((WANTED / PEOPLE) * 1.2) },
    );
    console.log(
      `      seed ${run.seed}: ${count.checks} checks over ${count.configurations} configurations, 0 others changed; ` +
        `our explanation agreed in ${count.explained}, could not tell in ${count.open}`,
    );
    assert.ok(!run.failed, fc.defaultReportMessage(run) ?? '');
  });
});
