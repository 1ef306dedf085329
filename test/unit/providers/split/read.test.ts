import assert from 'node:assert/strict';
import { ProviderError } from '../../../../src/core/ports/provider.ts';
import { provider as unconnected } from '../../../support/split/checks.ts';
import { type Definition, definition, rule } from '../../../support/split/definitions.ts';
import { failure } from '../../../support/split/double.ts';
import { openShop, type Shop } from '../../../support/split/shop.ts';

describe("reading Split's Admin API", () => {
  let shop: Shop;

  beforeEach(async () => {
    shop = await openShop();
  });

  afterEach(() => shop.double.close());

  const asked = (part: string) => shop.double.seen.filter(({ path }) => path.includes(part)).length;
  const read = () => shop.provider.read(shop.place);

  function inSegment(name: string): Definition {
    return definition('flag', { rules: [rule('on', { type: 'IN_SEGMENT', string: name })] });
  }

  async function servedTo(key: string): Promise<string> {
    const answer = shop.provider.evaluate(await read(), 'flag', { key, kind: 'user', attributes: {} });
    return answer.outcome === 'served' ? String(answer.variation) : answer.why;
  }

  it('turns the pages of a long list, each once', async () => {
    for (let at = 0; at < 119; at += 1) shop.double.define(shop.production, definition(`flag-${at}`));
    assert.equal((await read()).flags.size, 120);
    assert.equal(asked('/environments/env-production'), 3);
    assert.equal(asked('/environments/ws/'), 1);
  });

  it('reads a list again that changed between two pages', async () => {
    for (let at = 0; at < 60; at += 1) shop.double.define(shop.production, definition(`flag-${at}`));
    shop.double.fault = ({ query, path }) => {
      if (query['offset'] !== '50' || !path.includes('/environments/env-production')) return undefined;
      shop.double.fault = undefined;
      shop.double.define(shop.production, definition('late'));
      return undefined;
    };
    assert.ok((await read()).flags.has('late'));
    assert.equal((await read()).flags.size, 62);
  });

  it('asks once for what its environments have in common', async () => {
    shop.double.addEnvironment('env-staging', 'Staging');
    const staging = { ...shop.place, environment: { ...shop.place.environment, source: 'env-staging' } };
    await Promise.all([read(), shop.provider.read(staging)]);
    assert.equal(shop.double.seen.filter(({ path }) => path.endsWith('/splits/ws/ws-shop')).length, 1);
  });

  it('takes description, tags and lifecycle from the flag itself', async () => {
    const seen = { lastTrafficReceivedAt: 1_800_000_000_000 };
    shop.double.define(shop.production, definition('flag', seen), {
      description: 'The new checkout',
      tags: [{ name: 'checkout' }],
      rolloutStatus: { id: 'rs-1', name: 'Permanent' },
    });
    const flag = (await read()).flags.get('flag');
    assert.deepEqual([flag?.description, flag?.tags], ['The new checkout', ['checkout']]);
    assert.deepEqual([flag?.lifecycle, flag?.permanent], ['Permanent', true]);
    assert.equal(flag?.lastEvaluatedAt, 1_800_000_000_000);
  });

  it('reads one flag afresh in a few requests, however many there are', async () => {
    for (let at = 0; at < 200; at += 1) shop.double.define(shop.production, definition(`flag-${at}`));
    shop.double.define(shop.production, inSegment('testers'));
    shop.production.segments.set('testers', ['ana']);
    await read();
    shop.double.seen.length = 0;
    shop.production.segments.set('testers', ['ana', 'zoe']);
    shop.double.edit(shop.production, 'flag-7', (flag) => ({ ...flag, killed: true }));
    const snapshot = await shop.provider.readFlag?.(shop.place, 'flag');
    assert.ok(snapshot);
    const zoe = shop.provider.evaluate(snapshot, 'flag', { key: 'zoe', kind: 'user', attributes: {} });
    assert.ok(zoe.outcome === 'served' && zoe.value === true);
    assert.deepEqual([shop.double.seen.length, snapshot.flags.get('flag-7')?.status], [3, 'on']);
    const next = await shop.provider.readFlag?.(shop.place, 'flag-7');
    assert.deepEqual([next?.flags.size, next?.flags.get('flag-7')?.status], [201, 'off']);
  });

  it('tells a flag that is gone from an environment that is', async () => {
    shop.double.define(shop.production, definition('other'));
    await read();
    shop.production.definitions.delete('other');
    assert.equal((await shop.provider.readFlag?.(shop.place, 'other'))?.flags.has('other'), false);
    shop.double.environments.length = 0;
    await assert.rejects(
      async () => shop.provider.readFlag?.(shop.place, 'flag'),
      (error) => error instanceof ProviderError && error.reason === 'missing',
    );
  });

  it('says when a flag last changed', async () => {
    shop.double.edit(shop.production, 'flag', (flag) => flag);
    const changed = await shop.provider.changes?.(shop.place);
    assert.equal(changed?.get('flag')?.at, shop.production.definitions.get('flag')?.lastUpdateTime);
  });

  it('is not a new version because somebody was served', async () => {
    const { version } = await read();
    const flag = shop.production.definitions.get('flag');
    assert.ok(flag);
    shop.production.definitions.set('flag', { ...flag, lastTrafficReceivedAt: 1_800_000_000_000 });
    assert.equal((await read()).version, version);
  });

  it('knows who is in the segments that flags speak of, and reads no others', async () => {
    shop.double.define(shop.production, inSegment('testers'));
    shop.production.segments.set(
      'testers',
      Array.from({ length: 250 }, (_, at) => `tester-${at}`),
    );
    shop.production.segments.set('staff', ['zoe']);
    assert.deepEqual([await servedTo('tester-249'), await servedTo('zoe')], ['on', 'off']);
    assert.equal(asked('/testers/keys'), 6);
    assert.equal(asked('/staff/keys'), 0);
  });

  it('says why it does not know who is in a segment', async () => {
    shop.double.define(shop.production, inSegment('testers'));
    assert.match(await servedTo('ana'), /segment testers \(Split does not show it here\)/);
    shop.double.fault = ({ path }) => (path.includes('/keys') ? failure(403, 'Forbidden') : undefined);
    assert.match(await servedTo('ana'), /the token may not see it/);
    shop.double.fault = undefined;
    shop.production.segments.set(
      'testers',
      Array.from({ length: 1001 }, (_, at) => `tester-${at}`),
    );
    assert.match(await servedTo('ana'), /it has 1001 keys/);
  });

  it('tells of a flag it cannot read, by its field, and reads the others', async () => {
    shop.double.define(shop.production, { ...definition('odd'), killed: 'perhaps' } as unknown as Definition);
    const { flags, problems } = await read();
    assert.deepEqual([...flags.keys()], ['flag']);
    assert.deepEqual(problems, [{ key: 'odd', message: '"killed" should be boolean' }]);
  });

  it('waits as long as Split asks for, by the longer of its two clocks', async () => {
    const before = shop.clock.now();
    shop.double.fault = () => {
      shop.double.fault = undefined;
      const headers = { 'x-ratelimit-reset-seconds-org': '2', 'x-ratelimit-reset-seconds-ip': '7' };
      return failure(429, 'Too many requests', headers);
    };
    assert.equal((await read()).flags.size, 1);
    assert.equal(shop.clock.now() - before, 7000);
  });

  const failures: readonly (readonly [number, string, RegExp])[] = [
    [401, 'unauthorized', /does not accept the token/],
    [403, 'forbidden', /does not let this token do that: not you/],
    [404, 'missing', /does not know it/],
    [409, 'conflict', /something else came first/],
    [429, 'rate limited', /fewer requests/],
    [503, 'unreachable', /trouble of its own/],
  ];

  for (const [status, reason, words] of failures) {
    it(`says what ${status} means, and never the token`, async () => {
      shop.double.fault = () => failure(status, 'not you');
      await assert.rejects(read(), (error) => {
        assert.ok(error instanceof ProviderError && error.reason === reason);
        assert.match(error.message, words);
        assert.ok(!error.message.includes(shop.double.token));
        return true;
      });
    });
  }

  it('asks nobody anything without a token', async () => {
    await assert.rejects(unconnected.read(shop.place), /There is no token for shop yet/);
    assert.deepEqual(shop.double.seen, []);
  });

  it('links to a flag in its environment', async () => {
    assert.equal(shop.provider.link?.(shop.place, 'flag'), undefined);
    await read();
    assert.equal(
      shop.provider.link?.(shop.place, 'flag'),
      'https://app.split.io/org/org-1/ws/ws-shop/splits/flag-flag/env/env-production/definition',
    );
  });

  it('offers workspaces and environments to connect to', async () => {
    const { connector } = shop.provider;
    const access = { url: shop.double.url, token: shop.double.token };
    assert.deepEqual(await connector?.projects(access), [{ key: 'ws-shop', name: 'shop' }]);
    assert.deepEqual(await connector?.environments(access, 'ws-shop'), [
      { key: 'env-production', name: 'Production', production: true },
    ]);
    await assert.rejects(async () => connector?.projects({ ...access, token: 'wrong' }), /token/);
  });
});
