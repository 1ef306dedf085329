import assert from 'node:assert/strict';
import { clauseJson, flagJson, ruleJson, segmentJson } from '../support/launchdarkly/objects.ts';
import { Shop } from '../support/launchdarkly/shop.ts';

const FLAGS = 5000;
const ENVIRONMENTS = ['production', 'staging', 'test'];

/** Every tenth flag has targets, a rule on a segment and a rollout. */
function configOf(index: number) {
  if (index % 10 !== 0) return {};
  const rollout = {
    variations: [20_000, 80_000].map((weight, variation) => ({ variation, weight })),
    bucketBy: 'key',
  };
  return {
    targets: [
      { contextKind: 'user', variation: 0, values: Array.from({ length: 20 }, (_, who) => `user-${who}`) },
    ],
    rules: [ruleJson({ clauses: [clauseJson('', 'segmentMatch', ['staff'])] })],
    fallthrough: { rollout },
  };
}

describe(`LaunchDarkly with ${FLAGS} flags in ${ENVIRONMENTS.length} environments`, () => {
  it('tells what it costs to read them, again, and one that changed', async function () {
    this.timeout(0);
    const shop = await Shop.open();
    const { double, provider } = shop;
    for (const name of ENVIRONMENTS.slice(1)) double.world.addEnvironment(name);
    for (const { segments } of double.world.environments)
      segments.push(segmentJson('staff', { included: ['ana'] }));
    double.world.flags = Array.from({ length: FLAGS }, (_, index) =>
      flagJson(`flag-${index}`, Object.fromEntries(ENVIRONMENTS.map((name) => [name, configOf(index)]))),
    );
    const cost = async (what: string, work: () => Promise<unknown>) => {
      const [requests, bytes, began] = [double.asked.length, double.bytes, performance.now()];
      await work();
      const took = Math.round(performance.now() - began);
      const size = ((double.bytes - bytes) / 1e6).toFixed(2);
      console.log(
        `      ${what}: ${double.asked.length - requests} requests, ${size} MB, ${took} ms (the double's share included)`,
      );
      return double.asked.length - requests;
    };
    const readAll = () => Promise.all(ENVIRONMENTS.map((name) => provider.read(shop.place(name))));
    const first = await cost('all of it', readAll);
    const second = await cost('again, nothing changed', readAll);
    const third = await cost('a self-release with its reads', async () => {
      await shop.release('flag-1');
      await shop.read();
    });
    assert.ok(first < 70 && second === 2 && third < 12, [first, second, third].join());
    if (global.gc) {
      global.gc();
      console.log(
        `      memory, the double's included: ${Math.round(process.memoryUsage().heapUsed / 1e6)} MB`,
      );
    }
    await shop.close();
  });
});
