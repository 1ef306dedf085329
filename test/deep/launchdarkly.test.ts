import { type Agreement, agree } from '../support/launchdarkly/agreement.ts';
import { sleeping } from '../support/launchdarkly/samples.ts';

/** Pairs of a configuration and an identity that are judged. */
const WANTED = Number(process.env['RELEASE_LENS_CHECKS'] ?? 200_000);

describe('LaunchDarkly, over a great many projects and identities', () => {
  it("is evaluated as LaunchDarkly's own SDK does, and a self-release reaches only me", async function () {
    this.timeout(0);
    print(await agree(WANTED, 100));
  });

  it('as well where it is on for me alone, and was off with something else stored for others', async function () {
    this.timeout(0);
    print(await agree(WANTED, 100, sleeping));
  });
});

function print({ seed, checks, configurations, open, released, woken, refused, untouched }: Agreement): void {
  console.log(
    `      seed ${seed}: ${checks} checks over ${configurations} projects, 0 disagreements, could not tell in ${open}; ` +
      `${released} self-releases, ${woken} of them on a flag that was off and stored more (${refused} refused), ${untouched} others untouched`,
  );
}
