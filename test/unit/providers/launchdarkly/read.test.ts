import assert from 'node:assert/strict';
import { ProviderError } from '../../../../src/core/ports/provider.ts';
import { HastyClock } from '../../../support/fakeClock.ts';
import { clauseJson, ruleJson, segmentJson } from '../../../support/launchdarkly/objects.ts';
import { ana, NOW, Shop } from '../../../support/launchdarkly/shop.ts';

/** The audit log is asked for flags and for segments. */
const LOGS = 2;

describe('reading LaunchDarkly', () => {
  let shop: Shop;

  beforeEach(async () => {
    shop = await Shop.open();
  });

  afterEach(() => shop.close());

  it('leafs through long lists, once for all environments that are asked for at once', async () => {
    const names = ['production', 'staging', 'test'];
    for (const name of names.slice(1)) shop.double.world.addEnvironment(name);
    for (let index = 0; index < 250; index += 1) {
      const { environments } = shop.add(`flag-${index}`);
      for (const name of names.slice(1))
        environments[name] = structuredClone(environments['production'] ?? assert.fail());
    }
    const snapshots = await Promise.all(names.map((name) => shop.provider.read(shop.place(name))));
    assert.deepEqual(
      snapshots.map(({ flags }) => flags.size),
      [250, 250, 250],
    );
    const flags = shop.double.asked.filter((line) => line.includes('/flags/') && !line.includes('archived'));
    assert.equal(flags.length, 3, flags.join('\n'));
    assert.equal(shop.double.asked.length, 3 + 1 + 2 * names.length + LOGS);
  });

  it('reads again for whoever asks later', async () => {
    shop.add('checkout');
    const first = shop.read();
    await first;
    shop.add('payment');
    assert.equal((await shop.read()).flags.size, 2);
  });

  describe('again', () => {
    beforeEach(async () => {
      for (const key of ['checkout', 'payment', 'search']) shop.add(key);
      shop.production.segments.push(segmentJson('staff'));
      await shop.read();
      shop.double.asked.length = 0;
    });

    const theirs = (key: string) => {
      const instruction = { kind: 'addTargets', variationId: `${key}-yes`, values: ['ben'] };
      shop.double.world.patch(shop.double.world.flag(key) ?? assert.fail(), 'production', [instruction], NOW);
    };

    it('asks two questions when nothing changed', async () => {
      await shop.read();
      assert.equal(shop.double.asked.length, LOGS, shop.double.asked.join('\n'));
    });

    it('reads what the audit log names', async () => {
      theirs('payment');
      const before = await shop.read();
      assert.equal(before.flags.get('payment')?.rules.length, 1);
      assert.equal(shop.double.asked.length, LOGS + 1);
      await shop.read();
      assert.equal(shop.double.asked.length, LOGS + 1 + LOGS);
    });

    it('sees who has come into a segment, and which flag has gone', async () => {
      shop.production.segments.splice(0, 1, segmentJson('staff', { included: ['ana'], version: 2 }));
      shop.double.world.record('production', 'segment/staff', NOW);
      shop.double.world.flags.shift();
      shop.double.world.record('production', 'flag/checkout', NOW);
      const first = (await shop.read()).version;
      assert.deepEqual([...(await shop.read()).flags.keys()], ['payment', 'search']);
      const fresh = await Shop.open();
      fresh.double.world.flags.push(...shop.double.world.flags);
      fresh.production.segments.push(...shop.production.segments);
      assert.equal((await fresh.read()).version, first, 'as one that reads it for the first time');
      await fresh.close();
    });

    it('sees its own change though the log is late', async () => {
      shop.double.world.isLogLate = true;
      await shop.release('payment');
      assert.equal((await shop.read()).flags.get('payment')?.rules.length, 1);
    });

    it('reads all where more changed than the log tells at once', async () => {
      for (let count = 0; count < 25; count += 1) shop.double.world.record('production', 'flag/payment', NOW);
      shop.double.world.isLogLate = true;
      theirs('search');
      assert.equal((await shop.read()).flags.get('search')?.rules.length, 1);
    });

    it('reads all from time to time', async () => {
      shop.double.world.isLogLate = true;
      theirs('search');
      assert.equal((await shop.read()).flags.get('search')?.rules.length, 0);
      shop.clock.advance(15 * 60_000);
      assert.equal((await shop.read()).flags.get('search')?.rules.length, 1);
    });
  });

  it('reads all each time where the token may not see the audit log', async () => {
    shop.add('checkout');
    shop.double.refuse = (_, path) => (path.includes('auditlog') ? 403 : undefined);
    await shop.read();
    shop.add('payment');
    assert.equal((await shop.read()).flags.size, 2);
  });

  it('waits until its window of requests is over', async () => {
    const clock = new HastyClock(NOW);
    const patient = await Shop.open(clock);
    patient.add('checkout');
    patient.double.resetAt = NOW + 7000;
    patient.double.refuse = () => (clock.now() < NOW + 7000 ? 429 : undefined);
    assert.equal((await patient.read()).flags.size, 1);
    await patient.close();
  });

  it('tells of archived flags that they are', async () => {
    shop.add('old', {}, { archived: true });
    const { flags, problems } = await shop.read();
    assert.equal(flags.get('old')?.status, 'archived');
    assert.deepEqual(problems, []);
  });

  it('names a flag of which it is told nothing', async () => {
    shop.add('checkout').environments = {};
    const { flags, problems } = await shop.read();
    assert.equal(flags.size, 0);
    assert.deepEqual(
      problems.map(({ key }) => key),
      ['checkout'],
    );
  });

  it('says that there is no such environment', async () => {
    shop.add('checkout');
    await assert.rejects(
      shop.provider.read(shop.place('nowhere')),
      (error) => error instanceof ProviderError && error.reason === 'missing',
    );
  });

  it('reads the other environments where one is not there', async () => {
    shop.add('checkout');
    const [place, nowhere] = [shop.place(), shop.place('nowhere')];
    const environments = [place.environment, nowhere.environment];
    const connection = { ...place.connection, environments };
    assert.equal((await shop.provider.read({ ...place, connection })).flags.size, 1);
    await assert.rejects(
      shop.provider.read({ ...nowhere, connection }),
      (error) => error instanceof ProviderError && error.reason === 'missing',
    );
  });

  it('knows who is in a segment, but of one whose members are not listed', async () => {
    shop.production.segments.push(
      segmentJson('staff', { included: ['ana'] }),
      segmentJson('everybody', { unbounded: true }),
    );
    const within = (segment: string) => ({
      rules: [ruleJson({ clauses: [clauseJson('', 'segmentMatch', [segment])] })],
    });
    shop.add('checkout', within('staff'));
    shop.add('payment', within('everybody'));
    const snapshot = await shop.read();
    const served = (key: string, who = ana) => {
      const answer = shop.provider.evaluate(snapshot, key, who);
      return answer.outcome === 'served' ? answer.value : answer.outcome;
    };
    assert.deepEqual(
      [served('checkout'), served('checkout', { ...ana, key: 'ben' }), served('payment')],
      [true, false, 'cannot tell'],
    );
  });

  it('tells when a flag was changed, whose it is, and where its page is', async () => {
    shop.add('checkout', { lastModified: NOW }, { temporary: false, tags: ['shop'] });
    const { flags } = await shop.read();
    const { owner, permanent, tags } = flags.get('checkout') ?? assert.fail();
    assert.deepEqual([owner, permanent, tags], ['ana@shop.example', true, ['shop']]);
    shop.add('old');
    await shop.read();
    const changes = await shop.provider.changes?.(shop.place());
    assert.deepEqual(changes?.get('checkout'), { at: NOW, by: 'ben@shop.example', seen: 'LaunchDarkly' });
    assert.equal(changes?.get('old')?.by, 'somebody (maintained by ana@shop.example)');
    assert.equal(
      shop.provider.link?.(shop.place(), 'checkout'),
      `${shop.double.url}/shop/production/features/checkout`,
    );
  });

  it('hands on how far the life of a flag has come, in the words of LaunchDarkly', async () => {
    shop.add('checkout');
    shop.add('payment');
    shop.double.world.lives.set('checkout', { name: 'launched', lastRequested: new Date(NOW).toISOString() });
    const { flags } = await shop.read();
    const lives = [...flags.values()].map(({ lifecycle, lastEvaluatedAt }) => [lifecycle, lastEvaluatedAt]);
    assert.deepEqual(lives, [
      ['launched', NOW],
      ['new', undefined],
    ]);
  });

  it('keeps variations apart that are called the same', async () => {
    const variations = [true, false, 'x'].map((value, index) => ({
      _id: `${index}`,
      value,
      name: 'Variation',
    }));
    shop.add(
      'checkout',
      {},
      { kind: 'multivariate', variations: [...variations, { _id: '3', value: { a: 1 } }] },
    );
    const names = (await shop.read()).flags.get('checkout')?.variations.map(({ name }) => name);
    assert.deepEqual(names, ['Variation (1)', 'Variation (2)', 'Variation (3)', '{"a":1}']);
  });

  it('offers projects and environments to connect to, and knows which is production', async () => {
    shop.double.world.addEnvironment('staging');
    const access = { url: shop.double.url, token: shop.double.token };
    assert.deepEqual(await shop.provider.connector?.projects(access), [{ key: 'shop', name: 'Shop' }]);
    assert.deepEqual(await shop.provider.connector?.environments(access, 'shop'), [
      { key: 'production', name: 'production', production: true },
      { key: 'staging', name: 'staging', production: false },
    ]);
  });

  it('says so when there is no token', async () => {
    shop.double.token = '';
    await assert.rejects(
      shop.read(),
      (error) => error instanceof ProviderError && error.reason === 'unauthorized',
    );
  });
});
