import assert from 'node:assert/strict';
import { ProviderError } from '../../../../src/core/ports/provider.ts';
import { FakeClock } from '../../../support/fakeClock.ts';
import { servedByFlagd } from '../../../support/leases/servedByFlagd.ts';
import { flagFileText, keyIn, me } from '../../../support/oneFlag.ts';
import { openBench } from '../../../support/selfRelease.ts';
import { useTemporaryFolder } from '../../../support/temporaryFolder.ts';

const isConflict = (error: unknown) => error instanceof ProviderError && error.reason === 'conflict';

describe('trying a self-release again after a conflict', () => {
  const folder = useTemporaryFolder();
  const open = (text: string) =>
    openBench({
      folder: folder(),
      clock: new FakeClock(Date.now()),
      files: { 'production.flagd.json': text },
    });

  it('plans on what stands there now: my rule beside the edit of a colleague, and out of it again', async () => {
    const bench = await open(flagFileText({ flag: {}, other: {} }));
    const stale = await bench.propose();
    const theirs = flagFileText({ flag: { targeting: { if: [keyIn('ana'), 'on'] } }, more: {} });
    await bench.write(theirs);
    await assert.rejects(bench.app.selfReleases.release(stale), isConflict);

    const fresh = await bench.propose({ variation: stale.variation, hours: stale.wish.hours });
    const { status, lease } = await bench.app.selfReleases.release(fresh);
    assert.equal(status, 'verified');
    const served = servedByFlagd(await bench.text(), 'flag');
    assert.deepEqual(
      [me.key, 'ana', 'ben'].map((who) => served(who)),
      ['on', 'on', 'off'],
    );
    assert.deepEqual(
      bench.app.selfReleases.open.map((state) => state.lease.id),
      [lease.id],
    );
    await bench.app.selfReleases.end(lease.id);
    assert.equal(await bench.text(), theirs);
  });

  it('is of no use with the old proposal: it is refused as often as it is sent', async () => {
    const bench = await open(flagFileText({ flag: {} }));
    const stale = await bench.propose();
    const theirs = flagFileText({ flag: {}, more: {} });
    await bench.write(theirs);
    for (let time = 0; time < 2; time += 1)
      await assert.rejects(bench.app.selfReleases.release(stale), isConflict);
    assert.equal(await bench.text(), theirs);
    await bench.app.selfReleases.reload();
    assert.deepEqual(bench.app.selfReleases.open, []);
  });

  it('extends the release another window made meanwhile, and keeps one lease', async () => {
    const text = flagFileText({ flag: {} });
    const bench = await open(text);
    const stale = await bench.propose({ hours: 16 });
    await bench.release();
    await assert.rejects(bench.app.selfReleases.release(stale), isConflict);

    const { lease } = await bench.app.selfReleases.release(await bench.propose({ hours: 16 }));
    assert.deepEqual(
      bench.app.selfReleases.open.map((state) => state.lease.id),
      [lease.id],
    );
    await bench.app.selfReleases.end(lease.id);
    assert.equal(await bench.text(), text);
  });

  it('is told plainly where the conflict was that the flag is gone, or is on for me already', async () => {
    const bench = await open(flagFileText({ flag: {} }));
    const stale = await bench.propose();
    await bench.write(flagFileText({ other: {} }));
    await assert.rejects(bench.app.selfReleases.release(stale), isConflict);
    await assert.rejects(bench.propose({ variation: stale.variation }), /flag is not defined in production/);
    await bench.write(flagFileText({ flag: { defaultVariant: 'on' } }));
    await assert.rejects(bench.propose({ variation: stale.variation }), /flag already is on for me@/);
  });
});
