import assert from 'node:assert/strict';
import { agree } from '../../../support/launchdarkly/agreement.ts';
import { sleeping } from '../../../support/launchdarkly/samples.ts';

describe('our evaluation of LaunchDarkly flags', () => {
  it("is that of LaunchDarkly's own SDK, before, during and after a self-release", async () => {
    const { checks, open, released } = await agree(4000, 40);
    assert.ok(open < checks * 0.3, `cannot tell in ${open} of ${checks}`);
    assert.ok(released > 0);
  });

  it('is that while a flag is on for me alone that was off, and stores something else for others', async () => {
    const { released, woken } = await agree(1200, 20, sleeping);
    assert.ok(released > 5 && woken > 5, `${woken} woken of ${released}`);
  });
});
