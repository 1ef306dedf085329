import { agree } from '../support/launchdarkly/agreement.ts';

/** Pairs of a configuration and an identity that are judged. */
const WANTED = Number(process.env['RELEASE_LENS_CHECKS'] ?? 200_000);

describe('LaunchDarkly, over a great many projects and identities', () => {
  it("is evaluated as LaunchDarkly's own SDK does, and a self-release reaches only me", async function () {
    this.timeout(0);
    const { seed, checks, configurations, open, released, refused, untouched } = await agree(WANTED, 100);
    console.log(
      `      seed ${seed}: ${checks} checks over ${configurations} projects, 0 disagreements, could not tell in ${open}; ` +
        `${released} self-releases (${refused} refused), ${untouched} others untouched`,
    );
  });
});
