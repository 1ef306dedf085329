import assert from 'node:assert/strict';
import type { Identity } from '../../../../src/core/model/identity.ts';
import { changesAsSaid, LADDERS, walked } from '../../../support/split/reaches.ts';

describe('a wider release in Split', () => {
  it("changes for exactly those that are said, judged by Split's own engine, and is undone", () => {
    const { counted } = changesAsSaid(500, 10);
    assert.ok(counted.planned > 100 && counted.judged > 400 && counted.changes > 50, JSON.stringify(counted));
  });

  const people = Array.from(
    { length: 1000 },
    (_, at): Identity => ({
      key: `person-${at}`,
      kind: 'user',
      attributes: { country: at % 5 === 0 ? 'DE' : 'FR' },
    }),
  );
  const [me] = people as [Identity];

  for (const title of Object.keys(LADDERS))
    it(`walks a flag that ${title} up the ladder and down, person by person`, async () => {
      const { steps } = await walked(title, me, people, [1234, 567]);
      assert.ok(steps.some((step) => / [1-9]/.test(step)));
    });
});
