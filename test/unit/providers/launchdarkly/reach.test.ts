import assert from 'node:assert/strict';
import type { Identity } from '../../../../src/core/model/identity.ts';
import { LADDERS, walked } from '../../../support/launchdarkly/ladder.ts';
import { changesAsSaid } from '../../../support/launchdarkly/reaches.ts';

describe('a wider release in LaunchDarkly', () => {
  it('changes for exactly those that are said, judged by the official SDK, and is undone', async () => {
    const { counted } = await changesAsSaid(150, 10);
    assert.ok(counted.planned > 40 && counted.judged > 150 && counted.changes > 20, JSON.stringify(counted));
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
