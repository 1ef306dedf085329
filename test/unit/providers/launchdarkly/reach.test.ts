import assert from 'node:assert/strict';
import type { Identity } from '../../../../src/core/model/identity.ts';
import { isRefusal } from '../../../../src/core/ports/provider.ts';
import { isReachChange } from '../../../../src/providers/launchdarkly/reach/change.ts';
import { planReach } from '../../../../src/providers/launchdarkly/reach/plan.ts';
import { planReachUndo } from '../../../../src/providers/launchdarkly/reach/undo.ts';
import { nativeOf } from '../../../../src/providers/launchdarkly/snapshot.ts';
import { LADDERS, walked } from '../../../support/launchdarkly/ladder.ts';
import { flagJson } from '../../../support/launchdarkly/objects.ts';
import { snapshotFor } from '../../../support/launchdarkly/onPaper.ts';
import { changesAsSaid } from '../../../support/launchdarkly/reaches.ts';

describe('a wider release in LaunchDarkly', () => {
  it('changes for exactly those that are said, judged by the official SDK, and is undone', async () => {
    const { counted } = await changesAsSaid(150, 10);
    assert.ok(counted.planned > 40 && counted.judged > 150 && counted.changes > 20, JSON.stringify(counted));
  });

  it('puts back what a step changed of a flag that stays off', () => {
    const stored = { on: false, fallthrough: { variation: 0 } };
    const before = snapshotFor({ flags: [flagJson('top', { production: stored })], segments: [] }, 0);
    const plan = planReach(before, 'top', { variation: 'true', with: [], without: [], share: 0 });
    assert.ok(!isRefusal(plan) && isReachChange(plan.change));
    const undo = planReachUndo(plan.after, 'top', plan.change) ?? assert.fail();
    assert.ok(!isRefusal(undo));
    const config = nativeOf(undo.after).flags.get('top')?.environments['production'];
    assert.deepEqual([config?.on, config?.fallthrough], [false, { variation: 0 }]);
  });

  const people = Array.from(
    { length: 400 },
    (_, at): Identity => ({
      key: `person-${at}`,
      kind: 'user',
      attributes: {
        country: at % 5 === 0 ? 'DE' : 'FR',
        plan: at % 50 === 0 ? 'beta' : 'free',
        email: `${at}@shop.example`,
      },
    }),
  );
  const [me] = people as [Identity];

  for (const title of Object.keys(LADDERS))
    it(`walks a flag that ${title} up the ladder and down, person by person`, async () => {
      const { steps } = await walked(title, me, people);
      assert.ok(steps.some((step) => / [1-9]/.test(step)));
    });
});
