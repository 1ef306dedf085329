import assert from 'node:assert/strict';
import { agree } from '../../../support/launchdarkly/agreement.ts';

describe('our evaluation of LaunchDarkly flags', () => {
  it("is that of LaunchDarkly's own SDK, before, during and after a self-release", async () => {
    const { checks, open, released } = await agree(4000, 40);
    assert.ok(open < checks * 0.3, `cannot tell in ${open} of ${checks}`);
    assert.ok(released > 0);
  });
});
