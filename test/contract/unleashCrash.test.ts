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

  before(async () => {
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
    await next.app.rollouts.sweep();
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

  const rolloutsOf = async ({ app }: RemoteBench) => {
    const states = await app.rollouts.reload();
    return states.map(({ status, note }) => ({ status, note }));
  };
  const made = () =>
    front.seen
      .filter(({ method, path }) => method !== 'GET' && path.includes('/environments/'))
      .map(({ path }) => path.split('/').at(-1));

  it('between two strategies of a wider release: a part stands, is told, and is undone', async () => {
    await server.reset({ flag: [] });
    const before = await server.admin('GET', `${FEATURES}/flag/${PRODUCTION}`);
    const first = await bench();
    let strategies = 0;
    front.after((method, path) => {
      if (method !== 'POST' || !path.endsWith('/strategies')) return undefined;
      strategies += 1;
      return strategies === 2 ? server.kill() : undefined;
    });
    await assert.rejects(first.walk('flag', { to: 'stage', name: '50 %' }), /not known whether/);
    const next = await later();
    const [found] = await rolloutsOf(next);
    assert.equal(found?.status, 'applied');
    assert.match(found?.note ?? '', /Only a part of it was written/);
    assert.deepEqual(await stands(), [false, 2]);
    assert.deepEqual(made(), ['strategies', 'strategies'], 'nothing is sent again');
    const [{ rollout: half } = assert.fail()] = await next.app.rollouts.reload();
    await next.walk('flag', { to: 'undo', id: half.id });
    assert.deepEqual(await server.admin('GET', `${FEATURES}/flag/${PRODUCTION}`), before);
  });

  it('or lives, and its answer to being switched on is lost: all is taken back, in an order that reaches nobody', async () => {
    await server.reset({ flag: [] });
    const before = await server.admin('GET', `${FEATURES}/flag/${PRODUCTION}`);
    const first = await bench();
    front.after((method, path) =>
      method === 'POST' && path.endsWith('/on') ? Promise.resolve() : undefined,
    );
    await assert.rejects(first.walk('flag', { to: 'stage', name: 'only me' }));
    front.after(undefined);
    assert.deepEqual(made(), ['strategies', 'on', 'off', made().at(-1)]);
    assert.deepEqual(await server.admin('GET', `${FEATURES}/flag/${PRODUCTION}`), before);
    const next = await bench();
    await next.app.rollouts.sweep();
    assert.equal((await rolloutsOf(next))[0]?.status, 'failed');
  });
}).timeout(120_000);
