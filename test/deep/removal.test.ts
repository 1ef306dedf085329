import { assertSameInJavaScript, assertSameInPython, hasPython } from '../support/removalTraces.ts';

const PROGRAMS = Number(process.env['PROGRAMS'] ?? 10_000);
const BATCH = 250;
const SEED = Number(process.env['SEED'] ?? Date.now() % 1_000_000);

/** In batches, so that what failed is told soon and none of them is kept. */
async function inBatches(assertSame: (count: number, seed: number) => Promise<void>): Promise<void> {
  for (let at = 0; at < PROGRAMS; at += BATCH) await assertSame(BATCH, SEED + at);
}

describe(`removal means the same, over ${PROGRAMS} programs each (seed ${SEED})`, () => {
  it('JavaScript', () => inBatches(assertSameInJavaScript));

  it('Python', async function () {
    if (!hasPython()) this.skip();
    await inBatches(assertSameInPython);
  });
});
