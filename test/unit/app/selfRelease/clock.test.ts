import assert from 'node:assert/strict';
import { leftWords } from '../../../../src/core/present/time.ts';
import { FakeClock } from '../../../support/fakeClock.ts';
import { flagFileText } from '../../../support/oneFlag.ts';
import { type Bench, openBench } from '../../../support/selfRelease.ts';
import { useTemporaryFolder } from '../../../support/temporaryFolder.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const text = flagFileText({ flag: {} });

/** A lease is over when this machine's clock says so at the moment of a sweep, and nothing remembers what it said before. */
describe('a self-release under a clock that is moved', () => {
  const folder = useTemporaryFolder();
  let clock: FakeClock;
  beforeEach(() => {
    clock = new FakeClock(Math.floor(Date.now() / 1000) * 1000);
  });
  const open = () => openBench({ folder: folder(), clock, files: { 'production.flagd.json': text } });
  const left = (bench: Bench) =>
    bench.app.selfReleases.open.map(({ lease }) => leftWords(lease.expiresAt - clock.now()));

  it('is not ended by a day forward and back', async () => {
    const bench = await open();
    await bench.release();
    clock.advance(DAY);
    assert.deepEqual(left(bench), ['over']);
    clock.advance(-DAY);
    assert.deepEqual(await bench.app.selfReleases.sweep(), []);
    assert.deepEqual(left(bench), ['8 h left']);
  });

  it('is ended early, never late, by a sweep while the clock is a day ahead, and says by which clock', async () => {
    const bench = await open();
    await bench.release();
    clock.advance(DAY);
    const [ended] = await bench.app.selfReleases.sweep();
    const said = new Date(clock.now()).toISOString();
    assert.deepEqual(
      [ended?.status, ended?.note],
      ['ended', `over by this machine's clock, which said ${said}`],
    );
    assert.equal(await bench.text(), text);
  });

  it('is not ended by a day back and forward', async () => {
    const bench = await open();
    await bench.release();
    clock.advance(-DAY);
    assert.deepEqual(await bench.app.selfReleases.sweep(), []);
    assert.deepEqual(left(bench), ['32 h left']);
    clock.advance(DAY);
    assert.deepEqual(await bench.app.selfReleases.sweep(), []);
    assert.deepEqual(left(bench), ['8 h left']);
  });

  it('ends when the clock that was back has passed its expiry, and is never left longer', async () => {
    const bench = await open();
    await bench.release({ hours: 1 });
    clock.advance(-DAY);
    clock.advance(DAY + HOUR - 1);
    assert.deepEqual(left(bench), ['1 min left']);
    clock.advance(1);
    assert.deepEqual(left(bench), ['over']);
    assert.equal((await bench.app.selfReleases.sweep()).length, 1);
    assert.equal(await bench.text(), text);
  });

  it('is extended from what the clock says then', async () => {
    const bench = await open();
    await bench.release();
    clock.advance(-DAY);
    const { lease } = await bench.release({ hours: 2 });
    assert.ok(Math.abs(lease.expiresAt - clock.now() - 2 * HOUR) < 1000);
    assert.deepEqual(left(bench), ['2 h left']);
    clock.advance(DAY);
    await bench.app.selfReleases.sweep();
    assert.equal(await bench.text(), text);
  });

  it('is settled as what it is where it was interrupted before the clock moved', async () => {
    const bench = await open();
    await bench.release();
    const [planned] = await bench.journal.read();
    assert.ok(planned?.schema === 1 && planned.lease);
    const again = { ...planned.lease, id: 'interrupted', replaces: [planned.id] };
    await bench.journal.append({ ...planned, id: 'interrupted', lease: again });
    clock.advance(-DAY);
    const [settled] = await bench.app.selfReleases.sweep();
    assert.deepEqual([settled?.lease.id, settled?.status], ['interrupted', 'verified']);
    assert.equal(bench.app.selfReleases.open.length, 1);
  });

  it('is remembered for a month after its end, and then forgotten', async () => {
    const bench = await open();
    const { lease } = await bench.release();
    await bench.release({ hours: 9 });
    const [second] = bench.app.selfReleases.open;
    await bench.app.selfReleases.end(second?.lease.id ?? '');
    clock.advance(29 * DAY);
    await bench.app.selfReleases.sweep();
    assert.ok((await bench.journal.read()).some(({ id }) => id === lease.id));
    clock.advance(2 * DAY);
    const { lease: fresh } = await bench.release();
    await bench.app.selfReleases.sweep();
    assert.deepEqual([...new Set((await bench.journal.read()).map(({ id }) => id))], [fresh.id]);
  });
});
