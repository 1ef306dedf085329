import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Provider } from '../../../../src/core/ports/provider.ts';
import { ProviderError } from '../../../../src/core/ports/provider.ts';
import { FileJournal } from '../../../../src/node/journal.ts';
import { FakeClock } from '../../../support/fakeClock.ts';
import { flagFileText } from '../../../support/oneFlag.ts';
import { openBench } from '../../../support/selfRelease.ts';
import { useTemporaryFolder } from '../../../support/temporaryFolder.ts';

const HOUR = 3_600_000;
const text = flagFileText({ flag: {} });

describe('sweep', () => {
  const folder = useTemporaryFolder();
  const open = (clock: FakeClock, faulty?: (provider: Provider) => Provider) =>
    openBench({
      folder: folder(),
      clock,
      files: { 'production.flagd.json': text, 'staging.flagd.json': text },
      ...(faulty === undefined ? {} : { faulty }),
    });

  it('ends what is over, and leaves the rest', async () => {
    const clock = new FakeClock(Date.now());
    const bench = await open(clock);
    await bench.release({ hours: 1 });
    clock.advance(HOUR / 2);
    assert.deepEqual(await bench.app.selfReleases.sweep(), []);
    clock.advance(HOUR);
    assert.deepEqual(
      (await bench.app.selfReleases.sweep()).map(({ status }) => status),
      ['ended'],
    );
    assert.equal(await bench.text(), text);
    assert.deepEqual(await bench.app.selfReleases.sweep(), []);
  });

  it('finds in place what was written before a crash', async () => {
    const bench = await open(new FakeClock(Date.now()));
    const { lease } = await bench.release();
    await forget(bench.journal, ['applied', 'verified']);
    const [settled] = await bench.app.selfReleases.sweep();
    assert.deepEqual([settled?.status, settled?.note], ['verified', 'found in place']);
    await bench.app.selfReleases.end(lease.id);
    assert.equal(await bench.text(), text);
  });

  it('finds in place what was applied by a process that died while it asked, and not before', async () => {
    const clock = new FakeClock(Date.now());
    const bench = await open(clock);
    await bench.release();
    await forget(bench.journal, ['verified']);
    clock.advance(60_000);
    assert.deepEqual(await bench.app.selfReleases.sweep(), []);
    clock.advance(60_000);
    const [settled] = await bench.app.selfReleases.sweep();
    assert.deepEqual([settled?.status, settled?.note], ['verified', 'found in place']);
  });

  it('takes for failed what a crash kept from being written', async () => {
    const bench = await open(new FakeClock(Date.now()));
    await bench.release();
    await bench.write(text);
    await forget(bench.journal, ['applied', 'verified']);
    const [settled] = await bench.app.selfReleases.sweep();
    assert.deepEqual([settled?.status, bench.app.selfReleases.open], ['failed', []]);
  });

  it('settles by reading, not by sending again, where the answer was lost', async () => {
    let applied = 0;
    const bench = await open(new FakeClock(Date.now()), (provider) => ({
      ...provider,
      async apply(place, plan, note) {
        applied += 1;
        await provider.apply(place, plan, note);
        throw new ProviderError('timeout', 'The connection broke.');
      },
    }));
    await assert.rejects(bench.release(), /connection broke/);
    assert.deepEqual(await bench.told(), ['planned', 'unknown']);
    const [settled] = await bench.app.selfReleases.sweep();
    assert.deepEqual([settled?.status, applied], ['verified', 1]);
  });

  it('goes on ending what a crash interrupted', async () => {
    const bench = await open(new FakeClock(Date.now()));
    const { lease } = await bench.release();
    await bench.journal.append({ schema: 1, id: lease.id, at: 0, status: 'ending' });
    assert.deepEqual(
      (await bench.app.selfReleases.sweep()).map(({ status }) => status),
      ['ended'],
    );
    assert.equal(await bench.text(), text);
  });

  it('is not stopped by one file that cannot be read', async () => {
    const clock = new FakeClock(Date.now());
    const bench = await open(clock);
    const staging = bench.app.store.entries[1];
    assert.ok(staging !== undefined);
    await bench.release({ hours: 1 });
    await bench.release({ hours: 1, entry: staging });
    await bench.write('{');
    clock.advance(2 * HOUR);
    const swept = await bench.app.selfReleases.sweep();
    assert.deepEqual(
      swept.map(({ lease }) => lease.place.source),
      ['staging.flagd.json'],
    );
    assert.equal(bench.app.selfReleases.open.length, 1);
  });

  it('does not judge a release that another window is just making', async () => {
    const clock = new FakeClock(Date.now());
    const bench = await open(clock);
    const { lease } = await bench.release();
    const released = await bench.text();
    await bench.write(text);
    await forget(bench.journal, ['applied', 'verified']);
    const other = new FileJournal(path.dirname(bench.journal.file));
    let sweeping: Promise<unknown> = Promise.resolve();
    await other.exclusively(async () => {
      sweeping = bench.app.selfReleases.sweep();
      await bench.provider.read({
        connection: bench.entry().connection,
        environment: bench.entry().environment,
      });
      await bench.write(released);
      await other.append({ schema: 1, id: lease.id, at: clock.now(), status: 'applied' });
    });
    await sweeping;
    assert.ok(!(await bench.told()).includes('failed'), (await bench.told()).join());
  });
});

/** As if the process had died before it wrote these lines. */
async function forget(journal: FileJournal, statuses: readonly string[]): Promise<void> {
  const lines = (await readFile(journal.file, 'utf8')).split('\n');
  const kept = lines.filter((line) => line === '' || !statuses.includes(JSON.parse(line).status));
  await writeFile(journal.file, kept.join('\n'));
}
