import assert from 'node:assert/strict';
import { type Front, openFront } from '../support/front.ts';
import { me, type RemoteBench } from '../support/remoteBench.ts';
import { useTemporaryFolder } from '../support/temporaryFolder.ts';
import { openUnleash } from '../support/unleash/bench.ts';
import { FEATURES, rollout, startUnleash, type Unleash } from '../support/unleash/world.ts';

const PRODUCTION = 'environments/production';

/** The process is gone in the middle of a write, and comes back. */
describe('an Unleash server that is killed', () => {
  const home = useTemporaryFolder();
  let server: Unleash;
  let front: Front;

  before(async function () {
    this.timeout(60_000);
    server = await startUnleash();
  });

  after(() => server.stop());

  beforeEach(async () => {
    front = await openFront(server.url);
  });

  afterEach(() => front.close());

  const bench = () => openUnleash(front.url, server.tokens.admin, home('journal'));

  async function stands(): Promise<readonly [boolean, number]> {
    const found = (await server.admin('GET', `${FEATURES}/flag/${PRODUCTION}`)) as {
      enabled: boolean;
      strategies: { title: string | null }[];
    };
    return [found.enabled, found.strategies.filter(({ title }) => title !== null).length];
  }

  /** What a session finds that is started once the server is there again. */
  async function later(): Promise<RemoteBench> {
    front.after(undefined);
    await server.restart();
    const next = await bench();
    await next.app.selfReleases.sweep();
    return next;
  }

  const statusOf = async ({ app }: RemoteBench) => {
    const leases = await app.selfReleases.reload();
    return leases.map(({ status, note }) => ({ status, note }));
  };

  it('before anything was written: the lease has failed, nothing stands', async () => {
    await server.reset({ flag: [rollout('flag', 100, 'ana')] });
    const first = await bench();
    front.trouble('hangs up', (method, path) => method === 'POST' && path.endsWith('/strategies'));
    await assert.rejects(first.release({ key: 'flag' }), /not known whether/);
    await server.kill();
    front.trouble(undefined);
    const next = await later();
    assert.deepEqual((await statusOf(next))[0]?.status, 'failed');
    assert.deepEqual(await stands(), [true, 0]);
  });

  it('once it had written, before it said so: the lease is found in place', async () => {
    await server.reset({ flag: [rollout('flag', 100, 'ana')] });
    const first = await bench();
    front.after((method, path) =>
      method === 'POST' && path.endsWith('/strategies') ? server.kill() : undefined,
    );
    await assert.rejects(first.release({ key: 'flag' }), /not known whether/);
    const next = await later();
    assert.deepEqual((await statusOf(next))[0]?.status, 'verified');
    assert.deepEqual(await stands(), [true, 1]);
    assert.equal(next.entry().provider.evaluate(next.entry().snapshot!, 'flag', me).outcome, 'served');
  });

  it('between the strategy and the switch: the lease says so, and can be ended', async () => {
    await server.reset({ flag: [] });
    const first = await bench();
    front.after((method, path) =>
      method === 'POST' && path.endsWith('/strategies') ? server.kill() : undefined,
    );
    await assert.rejects(first.release({ key: 'flag' }), /not known whether/);
    const next = await later();
    const [found] = await statusOf(next);
    assert.equal(found?.status, 'applied');
    assert.match(found?.note ?? '', /does not reach you/);
    assert.deepEqual(await stands(), [false, 1]);
    const [open] = next.app.selfReleases.open;
    await next.app.selfReleases.end(open!.lease.id);
    assert.deepEqual(await stands(), [false, 0]);
  });

  it('once it had taken the strategy out, before it said so: the lease has ended', async () => {
    await server.reset({ flag: [rollout('flag', 100, 'ana')] });
    const first = await bench();
    const { lease } = await first.release({ key: 'flag' });
    front.after((method) => (method === 'DELETE' ? server.kill() : undefined));
    await assert.rejects(first.app.selfReleases.end(lease.id), /not known whether/);
    const next = await later();
    assert.deepEqual((await statusOf(next))[0]?.status, 'ended');
    assert.deepEqual(await stands(), [true, 0]);
  });
}).timeout(60_000);
