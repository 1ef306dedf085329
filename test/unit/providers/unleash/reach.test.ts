import assert from 'node:assert/strict';
import { isRefusal } from '../../../../src/core/ports/provider.ts';
import type { NativeFeature } from '../../../../src/providers/unleash/native.ts';
import { planReach } from '../../../../src/providers/unleash/reach/plan.ts';
import { changesAsSaid } from '../../../support/unleash/reaches.ts';
import { NOW, snapshotFor } from '../../../support/unleash/samples.ts';

const PLAIN: NativeFeature = {
  overview: {
    ...{ name: 'flag', type: 'release', createdAt: new Date(NOW).toISOString() },
    environments: [{ name: 'production' }],
  },
  ...{ completed: false, enabled: true, variants: [], dependencies: [] },
  strategies: [
    {
      ...{ id: '1', name: 'flexibleRollout', constraints: [], segments: [], variants: [] },
      parameters: { rollout: '5', stickiness: 'default', groupId: 'flag' },
    },
  ],
};

const snapshotIn = (feature: NativeFeature) =>
  snapshotFor({ features: new Map([['flag', feature]]), segments: [] });

describe('a wider release in Unleash', () => {
  it('is left to the release plan that the feature follows', () => {
    const plan = { name: 'Standard', milestone: '5 %', next: NOW };
    const snapshot = snapshotIn({ ...PLAIN, plan });
    const state = snapshot.flags.get('flag');
    assert.deepEqual(state?.scheduled, [NOW]);
    const half = { variation: 'on', with: [], without: [], share: 0.5 };
    const answer = planReach(snapshot, 'flag', half);
    assert.ok(isRefusal(answer));
    assert.match(
      answer.refused,
      /^flag follows the release plan "Standard" of Unleash, and is at .* "5 %"\.$/,
    );
    assert.ok(!isRefusal(planReach(snapshotIn(PLAIN), 'flag', half)));
  });

  it('changes for exactly those that are said, judged by the official SDK, and is undone', () => {
    const { counted } = changesAsSaid(400, 10);
    assert.ok(counted.planned > 50 && counted.judged > 200 && counted.changes > 30, JSON.stringify(counted));
  });
});
