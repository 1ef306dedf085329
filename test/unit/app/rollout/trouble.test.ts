import assert from 'node:assert/strict';
import { type Provider, ProviderError } from '../../../../src/core/ports/provider.ts';
import { FakeClock } from '../../../support/fakeClock.ts';
import { openLeases, repositoryIn } from '../../../support/leases/session.ts';
import { flagFileText, me, percent } from '../../../support/oneFlag.ts';
import { proposal, walk } from '../../../support/rollout.ts';
import { type Bench, openBench } from '../../../support/selfRelease.ts';
import { useTemporaryFolder } from '../../../support/temporaryFolder.ts';

const FILE = 'production.flagd.json';
const text = flagFileText({ flag: { targeting: percent(5) }, other: {} });

describe('trouble while a release is walked on', () => {
  const folder = useTemporaryFolder();

  const open = (faulty: (provider: Provider) => Provider = (it) => it): Promise<Bench> =>
    openBench({ folder: folder(), clock: new FakeClock(Date.now()), files: { [FILE]: text }, faulty });

  const status = async ({ app, entry }: Bench) => {
    await app.rollouts.sweep();
    return app.rollouts.history(entry(), 'flag').map((state) => state.status);
  };

  it('of two people at the same flag, the second is told, and sees what there is now', async () => {
    const bench = await open();
    const { app, entry } = await openLeases(folder());
    const theirs = await app.rollouts.propose({ entry, key: 'flag', identity: me, move: { to: 'next' } });
    assert.ok(theirs.outcome === 'proposal');
    await walk(bench, { to: 'stage', name: '50 %' });
    const mine = await bench.text();
    await assert.rejects(
      app.rollouts.carryOut(theirs),
      (error) => error instanceof ProviderError && error.reason === 'conflict',
    );
    assert.equal(await bench.text(), mine);
    const again = await app.rollouts.propose({ entry, key: 'flag', identity: me, move: { to: 'next' } });
    assert.ok(again.outcome === 'proposal');
    assert.deepEqual([again.from, again.to], ['50 %', 'everyone']);
    assert.ok(repositoryIn(folder()).length > 0);
  });

  it('is unknown where the answer was lost after the change, and found in place by reading', async () => {
    const bench = await open((real) => ({
      ...real,
      async apply(...all) {
        await real.apply(...all);
        throw new ProviderError('timeout', 'No answer. It is not known whether it was written.');
      },
    }));
    await assert.rejects(walk(bench, { to: 'next' }), /not known/);
    assert.deepEqual((await bench.told()).slice(-1), ['unknown']);
    assert.deepEqual(await status(bench), ['verified']);
  });

  it('is unknown where it broke before the change, and found to have failed by reading', async () => {
    const bench = await open((real) => ({
      ...real,
      apply: () => Promise.reject(new ProviderError('unreachable', 'It broke off.')),
    }));
    await assert.rejects(walk(bench, { to: 'next' }), /broke off/);
    assert.deepEqual(await status(bench), ['failed']);
    assert.equal(await bench.text(), text);
  });

  it('is told as overtaken where somebody changed the share before it could be settled', async () => {
    const bench = await open((real) => ({
      ...real,
      apply: () => Promise.reject(new ProviderError('timeout', 'No answer.')),
    }));
    await assert.rejects(walk(bench, { to: 'next' }));
    await bench.write(text.replace(/\b5\b/, '9').replace(/\b95\b/, '91'));
    assert.deepEqual(await status(bench), ['overtaken']);
  });

  it('refuses what the vendor’s own evaluator contradicts', async () => {
    const bench = await open((real) => ({
      ...real,
      evaluate: (snapshot, key, who) =>
        who.key.endsWith('-7')
          ? { outcome: 'served', variation: 'on', reason: 'wrong' }
          : real.evaluate(snapshot, key, who),
    }));
    await assert.rejects(
      proposal(bench, { to: 'stage', name: '50 %' }),
      /says otherwise of release-lens-stranger-7/,
    );
  });

  it('is not said to be verified where reading back gives something else', async () => {
    const bench = await open((real) => ({
      ...real,
      async apply(place, plan, note) {
        await real.apply(place, plan, note);
        await bench.write((await bench.text()).replace(/\b25\b/, '26').replace(/\b75\b/, '74'));
        return undefined;
      },
    }));
    const { status: told, note } = await walk(bench, { to: 'stage', name: '25 %' });
    assert.equal(told, 'applied');
    assert.match(note ?? '', /does not give what was asked for/);
  });

  it('leaves the journal readable to those who know only self-releases', async () => {
    const bench = await open();
    await walk(bench, { to: 'next' });
    assert.deepEqual(await bench.app.selfReleases.reload(), []);
    const events = await bench.journal.read();
    assert.ok(events.every(({ schema }) => typeof schema === 'string'));
  });
});
