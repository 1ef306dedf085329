import assert from 'node:assert/strict';
import fc from 'fast-check';
import { agrees, nothingYet, releasesOnlyMe } from '../../../support/split/checks.ts';
import { identity, world } from '../../../support/split/samples.ts';

describe("Split's own engine", () => {
  it('serves what we say it serves, or we say that we cannot tell', () => {
    const count = nothingYet();
    fc.assert(
      fc.property(world, fc.array(identity, { minLength: 8, maxLength: 8 }), (flags, people) =>
        agrees(flags, people, count),
      ),
      { numRuns: 600 },
    );
    assert.ok(count.told > count.checks * 0.4, `told in ${count.told} of ${count.checks}`);
  });

  it('serves me what I asked for and nobody else anything new, and all as before when it is over', () => {
    const count = nothingYet();
    fc.assert(
      fc.property(world, identity, fc.array(identity, { minLength: 8, maxLength: 8 }), (flags, me, people) =>
        releasesOnlyMe(flags, me, people, count),
      ),
      { numRuns: 400 },
    );
    assert.ok(count.releases > 200, JSON.stringify(count));
  });
});
