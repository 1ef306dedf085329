import { agreesWithTheSdk } from '../../../support/unleash/agreement.ts';

describe('our reading of an Unleash feature', () => {
  it("serves what the official SDK's evaluator serves, or says it cannot tell", () => agreesWithTheSdk(6000));
});
