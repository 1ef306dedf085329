import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import type { Approval } from '../../../../src/core/model/lease.ts';
import type { Plan, Provider } from '../../../../src/core/ports/provider.ts';
import { FakeClock } from '../../../support/fakeClock.ts';
import { flagFileText } from '../../../support/oneFlag.ts';
import { openBench } from '../../../support/selfRelease.ts';
import { useTemporaryFolder } from '../../../support/temporaryFolder.ts';

const HOUR = 3_600_000;
const text = flagFileText({ flag: {} });

describe('a self-release that somebody has to approve', () => {
  const folder = useTemporaryFolder();

  /** Real files behind a desk on which changes lie until they are approved. */
  async function open(more: Pick<Approval, 'undated'> = {}) {
    const desk: { plan: Plan; approval: Approval }[] = [];
    let handedIn = 0;
    let needed = true;
    let real: Provider | undefined;
    const clock = new FakeClock(Date.now());
    const bench = await openBench({
      folder: folder(),
      clock,
      files: { 'production.flagd.json': text },
      faulty: (provider) => {
        real = provider;
        return {
          ...provider,
          async apply(place, plan, note) {
            if (!needed) return provider.apply(place, plan, note);
            const approval = { id: `request-${++handedIn}`, by: 'release managers', ...more };
            desk.push({ plan, approval });
            return approval;
          },
          async withdraw(_place, { id }) {
            desk.splice(
              desk.findIndex(({ approval }) => approval.id === id),
              1,
            );
          },
        };
      },
    });
    const { connection, environment } = bench.entry();
    return {
      ...bench,
      clock,
      desk,
      handedIn: () => handedIn,
      free: () => {
        needed = false;
      },
      async approve() {
        const first = desk.shift();
        if (first !== undefined) await real?.apply({ connection, environment }, first.plan, '');
      },
    };
  }

  it('waits, and nothing is in effect', async () => {
    const bench = await open();
    const { status, approval, note } = await bench.release();
    assert.deepEqual([status, approval?.by], ['waiting', 'release managers']);
    assert.equal(note, 'Waiting for approval by release managers.');
    assert.equal(await bench.text(), text);
    assert.deepEqual(await bench.app.selfReleases.sweep(), []);
    assert.equal(bench.app.selfReleases.open[0]?.status, 'waiting');
  });

  it('is verified once it is approved, and ended as any other', async () => {
    const bench = await open();
    const { lease } = await bench.release();
    await bench.approve();
    const [swept] = await bench.app.selfReleases.sweep();
    assert.equal(swept?.status, 'verified');
    bench.free();
    await bench.app.selfReleases.end(lease.id);
    assert.equal(await bench.text(), text);
  });

  it('says that it has no end of its own, before and after, where its end cannot be asked for', async () => {
    const bench = await open({ undated: true });
    const { lease, note } = await bench.release({ hours: 1 });
    assert.match(note ?? '', /ended from here/);
    await bench.approve();
    const [swept] = await bench.app.selfReleases.sweep();
    assert.deepEqual([swept?.status, swept?.undated], ['verified', true]);
    assert.match(swept?.note ?? '', /ended from here/);
    bench.clock.advance(2 * HOUR);
    await rm(`${bench.entry().connection.root}/production.flagd.json`);
    await bench.app.selfReleases.sweep();
    const known = bench.app.selfReleases.all.find((each) => each.lease.id === lease.id);
    assert.equal(known?.status, 'orphaned', 'over here, and nobody knows what is so there');
  });

  it('is withdrawn when it is ended before that', async () => {
    const bench = await open();
    const { lease } = await bench.release();
    const ended = await bench.app.selfReleases.end(lease.id);
    assert.ok(!('outcome' in ended) && ended.status === 'ended');
    assert.deepEqual(bench.desk, []);
  });

  it('is withdrawn when its time is over before that', async () => {
    const bench = await open();
    await bench.release({ hours: 1 });
    bench.clock.advance(2 * HOUR);
    await bench.app.selfReleases.sweep();
    assert.deepEqual([bench.desk, bench.app.selfReleases.open], [[], []]);
  });

  it('asks once for its end, too, and has ended when that is approved', async () => {
    const bench = await open();
    const { lease } = await bench.release();
    await bench.approve();
    await bench.app.selfReleases.sweep();
    const answers = [await bench.app.selfReleases.end(lease.id), await bench.app.selfReleases.end(lease.id)];
    for (const answer of answers) assert.ok('outcome' in answer && /approved/.test(answer.why));
    assert.equal(bench.handedIn(), 2, 'the release and its end');
    await bench.approve();
    await bench.app.selfReleases.sweep();
    assert.deepEqual([await bench.text(), bench.app.selfReleases.open], [text, []]);
  });
});
