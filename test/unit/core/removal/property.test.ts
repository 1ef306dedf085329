import { assertSameInJavaScript, assertSameInPython, hasPython } from '../../../support/removalTraces.ts';

describe('removal means the same', () => {
  it('JavaScript: programs do and give what they did with the flag at that value', async function () {
    this.timeout(120_000);
    await assertSameInJavaScript(20, Date.now());
  });

  it('Python: likewise', async function () {
    this.timeout(120_000);
    if (!hasPython()) this.skip();
    await assertSameInPython(20, Date.now());
  });
});
