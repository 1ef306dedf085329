import fc from 'fast-check';
import { sameInJavaScript } from '../../../support/removalTraces.ts';

describe('removal means the same', () => {
  it('JavaScript: programs do and give what they did with the flag at that value', async function () {
    this.timeout(120_000);
    await fc.assert(sameInJavaScript(), { numRuns: 40, endOnFailure: true });
  });
});
