import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { placeOf } from '../../src/app/flagStore.ts';
import { unleashSource } from '../../src/health/unleash/source.ts';
import { systemClock } from '../../src/node/clock.ts';
import { me, type RemoteBench } from '../support/remoteBench.ts';
import { useTemporaryFolder } from '../support/temporaryFolder.ts';
import { type Application, startApplication } from '../support/unleash/application.ts';
import { openUnleash } from '../support/unleash/bench.ts';
import { FEATURES, rollout, startUnleash, type Unleash } from '../support/unleash/world.ts';

const OTHERS = Array.from({ length: 1000 }, () => randomUUID());
const PRODUCTION = 'environments/production';

function variants(...names: readonly string[]) {
  return names.map((name) => ({
    name,
    weight: 1000 / names.length,
    weightType: 'variable',
    stickiness: 'default',
  }));
}

/** The official SDK is the application throughout: what it serves is what people get. */
describe('a self-release on a real Unleash server', () => {
  const home = useTemporaryFolder();
  let server: Unleash;
  let application: Application;
  let bench: RemoteBench;

  before(async () => {
    server = await startUnleash();
  });

  after(() => server.stop());

  afterEach(() => application.close());

  async function open(flags: Readonly<Record<string, readonly object[]>>): Promise<void> {
    await server.reset(flags);
    bench = await openUnleash(server.url, server.tokens.admin, home('journal'));
    application = await startApplication(server.url, server.tokens.production);
    // Made last: who knows it knows the others as they are.
    const last = `last-${randomUUID()}`;
    await server.admin('POST', FEATURES, { name: last, type: 'release' });
    await application.until(() => application.knows(last));
  }

  const others = (key: string) => OTHERS.map((who) => application.gets(key, who));
  const native = (key: string) => server.admin('GET', `${FEATURES}/${key}/${PRODUCTION}`);

  interface Case {
    readonly title: string;
    readonly strategies: readonly object[];
    readonly variation?: string;
    readonly wanted: string;
  }

  const cases: readonly Case[] = [
    { title: 'a flag that is off for everybody', strategies: [], wanted: 'on' },
    { title: 'a flag that somebody else has', strategies: [rollout('flag', 100, 'ana')], wanted: 'on' },
    { title: 'a flag that a share has', strategies: [rollout('flag', 1), rollout('x', 1)], wanted: 'on' },
    {
      title: 'another variant than mine',
      strategies: [{ ...rollout('flag', 100), variants: variants('blue', 'green') }],
      variation: 'blue',
      wanted: 'blue',
    },
  ];

  for (const { title, strategies, variation, wanted } of cases) {
    it(`gives ${title} to me, changes nothing for 1,000 others, and is taken back to the letter`, async () => {
      await open({ flag: strategies });
      const mine = () => application.gets('flag', me.key);
      const [mineBefore, theirsBefore, nativeBefore] = [mine(), others('flag'), await native('flag')];
      assert.notEqual(mineBefore, wanted);
      const lease = await bench.release({ key: 'flag', ...(variation === undefined ? {} : { variation }) });
      assert.equal(lease.status, 'verified');
      assert.equal(lease.verification?.how, 'asked');
      await application.until(() => mine() === wanted);
      assert.deepEqual(others('flag'), theirsBefore);
      const ended = await bench.app.selfReleases.end(lease.lease.id);
      assert.ok(!('outcome' in ended) && ended.status === 'ended');
      await application.until(() => mine() === mineBefore);
      assert.deepEqual(others('flag'), theirsBefore);
      assert.deepEqual(await native('flag'), nativeBefore);
    });
  }

  it('ends by its date with no help of ours', async () => {
    await open({ flag: [rollout('flag', 100, 'ana')] });
    await bench.release({ key: 'flag', hours: 3 / 3600 });
    await application.until(() => application.gets('flag', me.key) === 'on');
    // The SDK decides by the clock: nothing more comes from the server.
    while (application.gets('flag', me.key) === 'on') await new Promise((next) => setTimeout(next, 20));
    assert.equal(application.gets('flag', 'ana'), 'on');
  });

  it('is extended without a gap, and stays one strategy', async () => {
    await open({ flag: [] });
    await bench.release({ key: 'flag' });
    const again = await bench.release({ key: 'flag', hours: 2 });
    assert.equal(again.status, 'verified');
    const { enabled, strategies } = (await native('flag')) as { enabled: boolean; strategies: unknown[] };
    assert.deepEqual([enabled, strategies.length], [true, 1]);
    await bench.app.selfReleases.end(again.lease.id);
    assert.deepEqual(((await native('flag')) as { strategies: unknown[] }).strategies, []);
  });

  it('leaves what a colleague released meanwhile on', async () => {
    await open({ flag: [] });
    const { lease } = await bench.release({ key: 'flag' });
    await server.admin('POST', `${FEATURES}/flag/${PRODUCTION}/strategies`, rollout('flag', 100, 'ana'));
    await bench.app.selfReleases.end(lease.id);
    // What the application reads in between has neither, or both.
    const gets = (key: string) => application.gets('flag', key);
    await application.until(() => gets('ana') === 'on' && gets(me.key) === 'off');
  });

  it('survives twenty of us at the same time', async () => {
    await open({ flag: [rollout('flag', 100, 'ana')] });
    const people = Array.from({ length: 20 }, (_, index) => ({ ...me, key: `colleague-${index}` }));
    const settled = await Promise.allSettled(
      people.map(async (identity, index) => {
        const own = await openUnleash(server.url, server.tokens.admin, home(`journal-${index}`));
        for (let tries = 0; ; tries++) {
          try {
            return await own.release({ key: 'flag', identity });
          } catch (error) {
            if (tries > 20 || !String(error).includes('was changed in Unleash')) throw error;
          }
        }
      }),
    );
    assert.deepEqual(
      settled.map(({ status }) => status),
      people.map(() => 'fulfilled'),
    );
    await application.until(() => people.every(({ key }) => application.gets('flag', key) === 'on'));
    assert.ok(others('flag').every((got) => got === 'off'));
  });

  it('is refused where it would wake others, hold me back, or needs what I lack', async () => {
    await open({ asleep: [rollout('asleep', 50)], child: [], parent: [] });
    await server.admin('POST', `${FEATURES}/asleep/${PRODUCTION}/off`);
    await server.admin('POST', `${FEATURES}/child/dependencies`, { feature: 'parent' });
    assert.match(await bench.refusal({ key: 'asleep' }), /wake its other strategies/);
    assert.match(await bench.refusal({ key: 'child', variation: 'off' }), /held back/);
    assert.match(await bench.refusal({ key: 'child' }), /needs parent/);
    await bench.release({ key: 'parent' });
    await bench.release({ key: 'child' });
    await application.until(() => application.gets('child', me.key) === 'on');
    assert.ok(others('child').every((got) => got === 'off'));
  });

  it('leaves no trace in the audit log by reading, and names who changed a flag last', async () => {
    await open({ flag: [rollout('flag', 100, 'ana')] });
    const total = async () =>
      ((await server.admin('GET', '/api/admin/search/events?limit=1')) as { total: number }).total;
    const before = await total();
    await bench.app.store.refresh();
    await bench.app.store.refreshChanges();
    assert.equal(await total(), before);
    const change = bench.entry().changes.get('flag');
    assert.equal(change?.by, 'admin');
    assert.match(change?.seen ?? '', /event \d+/);
  });

  it('tells how often each variant was served, as the applications reported it', async () => {
    await open({ counted: [{ ...rollout('counted', 100), variants: variants('blue', 'green') }], quiet: [] });
    const start = new Date();
    const toggles = { counted: { yes: 7, no: 3, variants: { blue: 5, green: 2, disabled: 3 } } };
    await server.report({ start, stop: new Date(start.getTime() + 60_000), toggles });
    const { usage = assert.fail } = bench.entry().provider;
    const place = placeOf(bench.entry());
    let counted = await usage(place, 'counted');
    // The server gathers reports for some seconds, and says nothing when it has counted them: variants come last.
    while (!counted.served?.has('blue')) counted = await usage(place, 'counted');
    assert.deepEqual([counted.total, counted.hours, counted.source], [10, 24, 'Unleash metrics']);
    assert.deepEqual(Object.fromEntries(counted.served ?? []), { blue: 5, green: 2, off: 3 });
    assert.equal((await usage(place, 'quiet')).total, 0);
  });

  it('is a health source by what the official SDK reports: how often, and with what outcome', async () => {
    await open({ asked: [rollout('asked', 50)], quiet: [] });
    const source = unleashSource({ tokens: { of: async () => server.tokens.admin }, clock: systemClock });
    const place = { name: 'unleash', kind: 'unleash', url: server.url, root: '/' };
    const now = Date.now();
    const span = { from: now - 7_200_000, to: now + 60_000, stepMs: 60_000 };
    const { signal } = new AbortController();
    const counted = async (query: string): Promise<number> => {
      const series = await source.series(place, `environment=production&${query}`, span, signal);
      return series.flatMap(({ points }) => points).reduce((sum, [, count]) => sum + count, 0);
    };
    // The SDK is one of its kind in a process.
    application.close();
    application = await startApplication(server.url, server.tokens.production, { reports: true });
    let on = 0;
    let seen = { on: 0, off: 0, all: 0 };
    // The server learns a flag's name seconds after it was made, and drops reports of names it does not know; what it
    // takes it gathers for seconds more, and says nothing when it has counted it.
    while (seen.all === 0 || seen.on + seen.off !== seen.all) {
      on = OTHERS.filter((who) => application.gets('asked', who) === 'on').length;
      await application.report();
      await pause(1000);
      seen = {
        on: await counted('flag=asked&variation=on'),
        off: await counted('flag=asked&variation=off'),
        all: await counted('flag=asked'),
      };
    }
    assert.equal(seen.all % OTHERS.length, 0, 'a report is counted as a whole');
    assert.equal(seen.on * OTHERS.length, on * seen.all);
    assert.equal(await counted('flag=quiet'), 0);
    const wrong = unleashSource({ tokens: { of: async () => 'user:wrong' }, clock: systemClock });
    const asked = wrong.series(place, 'flag=asked&environment=production', span, signal);
    await assert.rejects(asked, /Unleash .* does not accept the token/);
  });

  it("is no longer one person's once somebody is added to it", async () => {
    await open({ flag: [] });
    const { lease } = await bench.release({ key: 'flag' });
    const path = `${FEATURES}/flag/${PRODUCTION}/strategies`;
    const [strategy] = (await server.admin('GET', path)) as { id: string }[];
    await server.admin('PATCH', `${path}/${strategy?.id}`, [
      { op: 'add', path: '/constraints/0/values/-', value: 'ana' },
    ]);
    const ended = await bench.app.selfReleases.end(lease.id);
    assert.ok('outcome' in ended && /Other people were added/.test(ended.why));
  });
});
