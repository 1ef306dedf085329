import assert from 'node:assert/strict';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Connection } from '../../../../src/core/model/environment.ts';
import { FakeClock } from '../../../support/fakeClock.ts';
import { flagFileText, me } from '../../../support/oneFlag.ts';
import { type Bench, openBench } from '../../../support/selfRelease.ts';
import { useTemporaryFolder } from '../../../support/temporaryFolder.ts';

const HOUR = 3_600_000;
const SOURCE = 'production.flagd.json';
const text = flagFileText({ flag: {} });

describe('a lease whose place is gone', () => {
  const folder = useTemporaryFolder();
  const file = (name = SOURCE) => folder('repository', name);
  const open = (clock = new FakeClock(Date.now())) =>
    openBench({ folder: folder(), clock, files: { [SOURCE]: text, 'staging.flagd.json': text } });

  const connect = (bench: Bench, change: (connection: Connection) => Connection) =>
    bench.app.store.connect([change(bench.entry().connection)]);

  const withSources =
    (...sources: string[]) =>
    (connection: Connection): Connection => ({
      ...connection,
      environments: sources.map((source) => ({ name: source, tier: 'production', source })),
    });

  it('is orphaned with what to do about it, once', async () => {
    const bench = await open();
    const { lease } = await bench.release();
    await rm(file());
    const [swept] = await bench.app.selfReleases.sweep();
    assert.equal(swept?.status, 'orphaned');
    assert.match(
      swept?.note ?? '',
      /production\.flagd\.json is not there any more\. It is over at .*by hand/,
    );
    assert.ok(swept?.note?.includes(me.key));
    assert.deepEqual(await bench.app.selfReleases.sweep(), []);
    assert.deepEqual(
      bench.app.selfReleases.open.map((state) => state.lease.id),
      [lease.id],
    );
  });

  it('is orphaned too when its flag is deleted, and ended when the person says so', async () => {
    const bench = await open();
    const { lease } = await bench.release();
    await bench.write(flagFileText({ other: {} }));
    const [swept] = await bench.app.selfReleases.sweep();
    assert.match(swept?.note ?? '', /^flag is no longer defined in production\.flagd\.json\./);
    const ended = await bench.app.selfReleases.end(lease.id);
    assert.ok(!('outcome' in ended));
    assert.deepEqual([ended.status, ended.note], ['ended', 'nothing of it was left']);
  });

  it('is orphaned too when its environment is gone', async () => {
    const bench = await open();
    const { lease } = await bench.release();
    await connect(bench, withSources('staging.flagd.json'));
    const ended = await bench.app.selfReleases.end(lease.id);
    assert.match('outcome' in ended ? ended.why : '', /no longer among this project's environments/);
    assert.deepEqual((await bench.told()).slice(-1), ['orphaned']);
  });

  it('is its old self when another branch brings its file back', async () => {
    const bench = await open();
    const { lease } = await bench.release();
    await rename(file(), file('away'));
    await bench.app.selfReleases.sweep();
    await rename(file('away'), file());
    const [swept] = await bench.app.selfReleases.sweep();
    assert.deepEqual([swept?.status, swept?.note], ['verified', 'found in place']);
    await bench.app.selfReleases.end(lease.id);
    assert.equal(await bench.text(), text);
  });

  it('is forgotten when it is over: its rule serves nobody any more', async () => {
    const clock = new FakeClock(Date.now());
    const bench = await open(clock);
    await bench.release({ hours: 1 });
    await rm(file());
    await bench.app.selfReleases.sweep();
    clock.advance(2 * HOUR);
    const [swept] = await bench.app.selfReleases.sweep();
    assert.deepEqual(
      [swept?.status, swept?.note],
      ['ended', 'over; production.flagd.json is not there any more.'],
    );
    assert.deepEqual(bench.app.selfReleases.open, []);
  });

  it('is found in the file its environment has moved to', async () => {
    const bench = await open();
    const { lease } = await bench.release();
    await rename(file(), file('live.flagd.json'));
    await connect(bench, withSources('live.flagd.json', 'staging.flagd.json'));
    assert.deepEqual(await bench.app.selfReleases.sweep(), []);
    const ended = await bench.app.selfReleases.end(lease.id);
    assert.ok(!('outcome' in ended), JSON.stringify(ended));
    await rename(file('live.flagd.json'), file());
    assert.equal(await bench.text(), text);
  });

  it('is ended under its new name when its environment is renamed', async () => {
    const bench = await open();
    const { lease } = await bench.release();
    await connect(bench, withSources(SOURCE));
    assert.ok(!('outcome' in (await bench.app.selfReleases.end(lease.id))));
    assert.equal(await bench.text(), text);
  });

  describe('in a folder without a single flag file or configuration', () => {
    const root = () => folder('repository');

    it('is orphaned, and forgotten once it is over', async () => {
      const clock = new FakeClock(Date.now());
      const bench = await open(clock);
      await bench.release({ hours: 1 });
      await Promise.all([rm(file()), rm(file('staging.flagd.json'))]);
      await bench.app.store.connect([], [root()]);
      const [swept] = await bench.app.selfReleases.sweep();
      assert.equal(swept?.status, 'orphaned');
      assert.match(swept?.note ?? '', /^production\.flagd\.json is not there any more\. It is over at /);
      assert.deepEqual(await bench.app.selfReleases.sweep(), []);
      clock.advance(2 * HOUR);
      const [over] = await bench.app.selfReleases.sweep();
      assert.equal(over?.status, 'ended');
    });

    it('is ended in its file where that is only not looked at any more', async () => {
      const bench = await open();
      const { lease } = await bench.release();
      await bench.app.store.connect([], [root()]);
      assert.deepEqual(await bench.app.selfReleases.sweep(), []);
      assert.ok(!('outcome' in (await bench.app.selfReleases.end(lease.id))));
      assert.equal(await bench.text(), text);
    });

    it('is left alone while that folder is not open', async () => {
      const bench = await open();
      await bench.release();
      await rm(file());
      await bench.app.store.connect([], [folder()]);
      assert.deepEqual(await bench.app.selfReleases.sweep(), []);
      assert.deepEqual(await bench.told(), ['planned', 'applied', 'verified']);
    });
  });

  it('is left alone where it belongs to another workspace folder', async () => {
    const clock = new FakeClock(Date.now());
    const bench = await open(clock);
    await bench.release({ hours: 1 });
    const elsewhere = path.join(folder(), 'another');
    await mkdir(elsewhere);
    await writeFile(path.join(elsewhere, SOURCE), text);
    await connect(bench, (connection) => ({ ...connection, root: elsewhere }));
    clock.advance(2 * HOUR);
    assert.deepEqual(await bench.app.selfReleases.sweep(), []);
    assert.deepEqual(await bench.told(), ['planned', 'applied', 'verified']);
  });
});
