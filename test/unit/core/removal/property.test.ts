import fc from 'fast-check';
import { assertSameInPython, hasPython, sameInJavaScript } from '../../../support/removalTraces.ts';

describe('removal means the same', () => {
  it('JavaScript: programs do and give what they did with the flag at that value', async function () {
    this.timeout(120_000);
    await fc.assert(sameInJavaScript(), { numRuns: 20, endOnFailure: true });
  });

  it('Python: likewise', async function () {
    this.timeout(120_000);
    if (!hasPython()) this.skip();
    await assertSameInPython(20, Date.now());
  });
});
