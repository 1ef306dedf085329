import fc from 'fast-check';
import { assertSameInPython, hasPython, sameInJavaScript } from '../support/removalTraces.ts';

describe('removal means the same, over many programs', () => {
  it('JavaScript', () => fc.assert(sameInJavaScript(), { numRuns: 10_000, endOnFailure: true }));

  it('Python', async function () {
    if (!hasPython()) this.skip();
    for (let round = 0; round < 100; round++) await assertSameInPython(100, Date.now() + round);
  });
});
