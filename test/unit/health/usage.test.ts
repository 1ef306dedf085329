import assert from 'node:assert/strict';
import type { HealthSource } from '../../../src/core/ports/healthSource.ts';
import type { SourceNeeds } from '../../../src/health/http/sourceApi.ts';
import { launchDarklySource } from '../../../src/health/launchdarkly/source.ts';
import { unleashSource } from '../../../src/health/unleash/source.ts';
import { failsWith, json, useAnsweringServer } from '../../support/answering.ts';
import { HastyClock } from '../../support/fakeClock.ts';
import { NOW as SHOP_NOW, Shop } from '../../support/launchdarkly/shop.ts';
import { NOW } from '../../support/oneFlag.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const SPAN = { from: NOW - 3 * HOUR, to: NOW, stepMs: MINUTE };
const signal = new AbortController().signal;
const FLAG = 'flag=new-checkout&environment=production';

describe('what flag systems count as a health source', () => {
  const server = useAnsweringServer();

  function asking(source: (needs: SourceNeeds) => HealthSource, project?: string) {
    const made = (timeoutMs: number) =>
      source({ tokens: { of: async () => 'very-secret' }, clock: new HastyClock(NOW), timeoutMs });
    return (query: string, { span = SPAN, timeoutMs = 10_000 } = {}) => {
      const { id } = made(timeoutMs);
      const place = {
        name: id,
        kind: id,
        url: server().url,
        root: '/',
        ...(project === undefined ? {} : { project }),
      };
      return made(timeoutMs).series(place, query, span, signal);
    };
  }

  for (const [name, source, project] of [
    ['Unleash', unleashSource, undefined],
    ['LaunchDarkly', launchDarklySource, 'shop'],
  ] as const) {
    it(`${name} says which of its troubles it is, and counts times, not people`, async () => {
      const ask = asking(source, project);
      for (const [status, reason, words] of [
        [401, 'unauthorized', /does not accept the token/],
        [403, 'forbidden', /does not let this token/],
        [404, 'missing', /does not know it/],
        [400, 'wrong query', /refuses the request \(400\): the reason/],
        [429, 'rate limited', /asks for fewer requests/],
        [503, 'unreachable', /trouble of its own/],
      ] as const) {
        server().answer = json(status, { message: 'the reason' });
        await failsWith(ask(FLAG), reason, words);
      }
      server().answer = () => undefined;
      await failsWith(ask(FLAG, { timeoutMs: 200 }), 'timeout', /did not answer in time/);
      server().answer = json(200, { other: [] });
      await failsWith(ask(FLAG), 'malformed', /not understood/);
      server().asked.splice(0);
      await failsWith(ask('flag=new-checkout'), 'wrong query', /lacks "environment="/);
      assert.deepEqual(server().asked, []);
      const needs = { tokens: { of: async () => undefined }, clock: new HastyClock(NOW) };
      assert.equal(source(needs).timesOnly, true);
      assert.equal(source(needs).escape('a&b=c"'), 'a%26b%3Dc%22');
    });
  }

  describe('Unleash', () => {
    const ask = asking(unleashSource);
    const hour = (ago: number, yes: number, no: number, variants = {}, more = {}) => ({
      ...{ featureName: 'new-checkout', appName: 'shop', environment: 'production', yes, no, variants },
      timestamp: new Date(NOW - ago * HOUR).toISOString(),
      ...more,
    });

    it('is added up over its applications, by the hour, without those nobody reported', async () => {
      server().answer = json(200, {
        ...{ version: 1, maturity: 'stable' },
        data: [
          hour(2, 7, 3),
          hour(2, 1, 0, {}, { appName: 'admin' }),
          hour(1, 0, 0),
          hour(1, 50, 50, {}, { environment: 'staging' }),
        ],
      });
      assert.deepEqual(await ask(FLAG), [{ name: FLAG, points: [[NOW - 2 * HOUR, 11]], stepMs: HOUR }]);
      const [{ path, query } = assert.fail()] = server().asked;
      assert.deepEqual(
        [path, query.get('hoursBack')],
        ['/api/admin/client-metrics/features/new-checkout/raw', '3'],
      );
      assert.deepEqual((await ask(`${FLAG}&app=admin`))[0]?.points, [[NOW - 2 * HOUR, 1]]);
    });

    it('is told by variation', async () => {
      server().answer = json(200, { data: [hour(1, 9, 4, { blue: 5, disabled: 4 })] });
      const counted = async (variation: string) =>
        (await ask(`${FLAG}&variation=${variation}`))[0]?.points[0]?.[1];
      assert.deepEqual(
        [await counted('on'), await counted('off'), await counted('blue'), await counted('red')],
        [4, 4, 5, 0],
      );
      server().answer = json(200, { data: [hour(1, 9, 4, { on: 5 })] });
      assert.equal(await counted('on'), 5);
    });

    it('is asked for no more than it keeps by the hour', async () => {
      server().answer = json(200, { data: [] });
      assert.deepEqual(await ask(FLAG, { span: { ...SPAN, from: NOW - 80 * HOUR } }), []);
      assert.equal(server().asked[0]?.query.get('hoursBack'), '48');
    });
  });

  describe('LaunchDarkly', () => {
    const ask = asking(launchDarklySource, 'shop');

    it('is added up over its variations, as which is which is not documented', async () => {
      const series = [
        { time: NOW - 2 * HOUR, '0': 3, '1': 4 },
        { time: NOW - HOUR, '0': 1 },
      ];
      server().answer = json(200, { series, metadata: [{}, {}], _links: {} });
      const points = [
        [NOW - 2 * HOUR, 7],
        [NOW - HOUR, 1],
      ];
      assert.deepEqual(await ask(FLAG), [{ name: FLAG, points, stepMs: HOUR }]);
      const [{ path, request } = assert.fail()] = server().asked;
      assert.equal(path, '/api/v2/usage/evaluations/shop/production/new-checkout');
      assert.deepEqual(
        [request.headers['ld-api-version'], request.headers.authorization],
        ['beta', 'very-secret'],
      );
      await failsWith(ask(`${FLAG}&variation=on`), 'wrong query', /does not say which variation/);
    });

    it('is what the double of the published API counts', async () => {
      const shop = await Shop.open();
      shop.double.world.asked.set('checkout', [
        { time: SHOP_NOW - 2 * HOUR, 0: 11, 1: 15 },
        { time: SHOP_NOW - HOUR, 1: 4 },
      ]);
      const source = launchDarklySource({
        tokens: { of: async () => shop.double.token },
        clock: new HastyClock(SHOP_NOW),
      });
      const place = { name: 'usage', kind: 'launchdarkly', url: shop.double.url, project: 'shop', root: '/' };
      const span = { from: SHOP_NOW - 90 * MINUTE, to: SHOP_NOW, stepMs: MINUTE };
      const [series] = await source.series(place, 'flag=checkout&environment=production', span, signal);
      assert.deepEqual(series?.points, [[SHOP_NOW - HOUR, 4]]);
      await shop.close();
    });

    it('needs its project', async () => {
      await failsWith(asking(launchDarklySource)(FLAG), 'not asked', /needs its "project"/);
    });
  });
});
