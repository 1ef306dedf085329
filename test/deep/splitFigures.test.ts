import assert from 'node:assert/strict';
import { definition, listed, rule } from '../support/split/definitions.ts';
import { openShop, type Shop } from '../support/split/shop.ts';

const FLAGS = 5000;

describe('reading a large workspace of Split', () => {
  let shop: Shop;

  before(async () => {
    shop = await openShop();
  });

  after(() => shop.double.close());

  it(`asks for ${FLAGS} flags in 3 environments page by page, and for one of them in three requests`, async () => {
    const { double, production, provider, place } = shop;
    production.definitions.clear();
    double.flags.clear();
    const environments = [
      production,
      double.addEnvironment('env-staging', 'Staging'),
      double.addEnvironment('env-test', 'Test'),
    ];
    for (const environment of environments) {
      for (let at = 0; at < FLAGS; at += 1) {
        const shares = [
          { treatment: 'on', size: at % 100 },
          { treatment: 'off', size: 100 - (at % 100) },
        ];
        const targeted = [{ name: 'on', keys: ['ana', 'ben'] }, { name: 'off' }];
        const rules = [
          rule('on', listed('plan', 'beta')),
          rule('on', { type: 'IN_SEGMENT', string: 'testers' }),
        ];
        double.define(
          environment,
          definition(`flag-${at}`, { treatments: targeted, rules, defaultRule: shares }),
        );
      }
      environment.segments.set('testers', ['zoe']);
    }
    const readAll = () =>
      Promise.all(
        environments.map(({ id }) =>
          provider.read({ ...place, environment: { ...place.environment, source: id } }),
        ),
      );
    const heap = () => {
      globalThis.gc?.();
      return process.memoryUsage().heapUsed / 2 ** 20;
    };
    const measured = async (title: string, work: () => Promise<unknown>) => {
      [double.seen.length, double.sent] = [0, 0];
      const [began, before] = [performance.now(), heap()];
      await work();
      const took = Math.round(performance.now() - began);
      const held = globalThis.gc === undefined ? '' : `, ${Math.round(heap() - before)} MB more held`;
      console.log(
        `      ${title}: ${double.seen.length} requests, ${(double.sent / 2 ** 20).toFixed(1)} MB, ${took} ms${held}`,
      );
      return double.seen.length;
    };
    assert.ok((await measured('first state', readAll)) <= (3 + 1) * (FLAGS / 50) + 3 + 1);
    await measured('again, nothing changed', readAll);
    const one = { ...place, environment: { ...place.environment, source: production.id } };
    const asked = await measured('one flag afresh', async () => provider.readFlag?.(one, 'flag-7'));
    assert.equal(asked, 3, 'its definition, what it is beside that, and the segment it speaks of');
  });
});
