import fc from 'fast-check';
import { sameInJavaScript } from '../support/removalTraces.ts';

describe('removal means the same, over many programs', () => {
  it('JavaScript', () => fc.assert(sameInJavaScript(), { numRuns: 10_000, endOnFailure: true }));
});
