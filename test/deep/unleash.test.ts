import { agreesWithTheSdk } from '../support/unleash/agreement.ts';

describe('our reading of Unleash features, over a great many', () => {
  it("serves what the official SDK's evaluator serves, or says it cannot tell", () =>
    agreesWithTheSdk(Number(process.env['RELEASE_LENS_CHECKS'] ?? 1_000_000)));
});
