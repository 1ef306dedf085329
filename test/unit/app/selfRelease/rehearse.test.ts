import assert from 'node:assert/strict';
import { rehearse } from '../../../../src/app/selfRelease/rehearse.ts';
import type { Provider } from '../../../../src/core/ports/provider.ts';
import { FakeClock } from '../../../support/fakeClock.ts';
import { flagFileText } from '../../../support/oneFlag.ts';
import { openBench } from '../../../support/selfRelease.ts';
import { useTemporaryFolder } from '../../../support/temporaryFolder.ts';

describe('what is rehearsed before the first click', () => {
  const folder = useTemporaryFolder();

  it('is planned, judged and undone on paper, and written nowhere', async () => {
    const done: string[] = [];
    const noting = (provider: Provider): Provider =>
      new Proxy(provider, {
        get(of, name: keyof Provider) {
          done.push(name);
          return of[name];
        },
      });
    const clock = new FakeClock(Date.now());
    const text = flagFileText({ flag: {}, words: { variants: { a: 'x', b: 'y' }, defaultVariant: 'a' } });
    const bench = await openBench({
      folder: folder(),
      clock,
      files: { 'production.flagd.json': text },
      faulty: noting,
    });
    done.length = 0;
    await rehearse([bench.entry()], { now: () => clock.now(), wait: async () => {} });
    assert.deepEqual(new Set(done), new Set(['planSelfRelease', 'evaluate', 'planUndo']));
    assert.equal(await bench.text(), text);
    assert.deepEqual(await bench.told(), []);
  });
});
