import assert from 'node:assert/strict';
import { evaluateState } from '../../../../src/core/exposure/evaluate.ts';
import { position } from '../../../../src/providers/unleash/draws.ts';
import { NOW, snapshotFor } from '../../../support/unleash/samples.ts';
import { sdkOn } from '../../../support/unleash/sdk.ts';

const KEYS = Array.from({ length: 100 }, (_, index) => `person-${index}`);
const HALVES = Array.from({ length: 201 }, (_, index) => String(index / 2));

describe('the edge of a share', () => {
  it('lies for everybody where the official SDK has it, at whole per cents and between them', () => {
    for (const rollout of HALVES) {
      const strategy = {
        id: 's',
        name: 'flexibleRollout',
        constraints: [],
        segments: [],
        variants: [],
        parameters: { rollout, stickiness: 'userId', groupId: 'edge' },
      };
      const overview = { name: 'flag', type: 'release', createdAt: '2026-01-01T00:00:00Z', environments: [] };
      const feature = {
        ...{ overview, completed: false, enabled: true },
        ...{ strategies: [strategy], variants: [], dependencies: [] },
      };
      const features = new Map([['flag', feature]]);
      const [snapshot, theirs] = [snapshotFor({ features }), sdkOn({ features, segments: [] })];
      for (const key of KEYS) {
        const who = { key, kind: 'user', attributes: {} };
        const ours = evaluateState(snapshot, 'flag', who, NOW, position);
        assert.equal(
          ours.outcome === 'served' && ours.variation,
          theirs('flag', who),
          `${key} at ${rollout}`,
        );
      }
    }
  });
});
