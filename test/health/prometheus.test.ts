import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { readConfig } from '../../src/app/config.ts';
import { Health } from '../../src/app/health/health.ts';
import type { Watched } from '../../src/app/health/look.ts';
import type { GateReport } from '../../src/core/health/report.ts';
import type { HealthConfig } from '../../src/core/model/gate.ts';
import { healthSources } from '../../src/health/registry.ts';
import { systemClock } from '../../src/node/clock.ts';
import { changeFlag, demo, eventually, type Shop, startShop } from '../demo/support.ts';
import { crowd, Load } from '../support/load.ts';
import { type Prometheus, prometheusFor, prometheusOrSkip } from '../support/prometheus.ts';

const LIMIT_MS = 60_000;

/** A real Prometheus, a real shop with a fault in its new checkout, a crowd, and the demo's own gates. */
describe('a release to 5 % seen through Prometheus', function () {
  this.timeout(2 * LIMIT_MS);
  let shop: Shop;
  let prometheus: Prometheus;
  let visitors: Load;
  let config: HealthConfig;
  let began: number;

  const health = new Health({
    sources: healthSources({
      tokens: { of: async () => undefined },
      clock: systemClock,
      exec: 'No command is run here.',
    }),
    clock: systemClock,
    mayAsk: () => true,
  });

  before(async function () {
    await prometheusOrSkip(this);
    shop = await startShop({ CHECKOUT_FAULT: '3' });
    prometheus = await prometheusFor(shop.url);
    const text = await readFile(path.join(demo, 'release-lens.json'), 'utf8');
    config = readConfig(text.replace('http://127.0.0.1:9090', prometheus.url), demo).health ?? assert.fail();
    visitors = new Load(shop.url, crowd(400));
    visitors.start();
    began = Date.now();
  });

  after(async () => {
    await visitors?.stop();
    await prometheus?.close();
    await shop?.stop();
  });

  const watched = (since: number): Watched => ({
    ...{
      flag: 'new-checkout',
      environment: 'production',
      variation: 'on',
      other: 'off',
      identity: undefined,
    },
    since,
    began,
  });
  const signal = new AbortController().signal;
  const errors = async (since: number): Promise<GateReport | undefined> =>
    (await health.look(config, watched(since), signal)).find(({ gate }) => gate.name === 'errors');

  function pagesLater(count: number): () => boolean {
    const { requests } = visitors.seen;
    return () => visitors.seen.requests >= requests + count;
  }

  it('says that nothing was counted while nobody has it', async () => {
    const seen = await eventually(
      'something is scraped',
      async () => {
        const report = await errors(began);
        return report?.than.some(([, value]) => value !== null) && report;
      },
      LIMIT_MS,
    );
    assert.deepEqual(seen.verdict, { is: 'not enough', why: 'nothing was counted yet' });
  });

  it('finds the errors of the new variation, with their interval, and reaches no more people than it says', async () => {
    const share = { fractional: [{ var: 'targetingKey' }, ['on', 5], ['off', 95]] };
    await changeFlag(shop.flagFile, 'new-checkout', { targeting: share });
    const since = Date.now();
    const report = await eventually(
      'it is unhealthy',
      async () => {
        const now = await errors(since);
        return now?.verdict.is === 'unhealthy' && now;
      },
      LIMIT_MS,
    );
    assert.ok(report.verdict.is === 'unhealthy' && 'evidence' in report.verdict);
    const { now, than, difference } = report.verdict.evidence;
    assert.ok(now > 0.2 && now < 0.5, `${now}`);
    assert.equal(than, 0);
    assert.ok(difference && difference.lower > 0.02 && difference.lower < 1 / 3 && difference.upper > 1 / 3);

    // Who visits after the change is taken back no longer meets it: then both have counted the same people.
    await changeFlag(shop.flagFile, 'new-checkout', { targeting: {} });
    await eventually('the shop has heard of it', () => /(Flags changed: .*){2}/s.test(shop.output()));
    // What was under way may still fail, what comes later does not.
    await eventually('the last that were under way', pagesLater(20));
    const { failures } = visitors.seen;
    await eventually('as many more', pagesLater(100));
    assert.equal(visitors.seen.failures, failures);
    const { reached } = visitors.seen;
    await eventually(
      `Prometheus knows of ${reached} people`,
      async () => {
        const {
          counts: [met],
        } = await health.people(config, watched(since), signal);
        return met?.variation === 'on' && met.people === reached;
      },
      LIMIT_MS,
    );
    assert.ok(reached > 5 && reached < 45, `${reached} of 400`);
  });

  it('is told the server’s own words for a wrong query', async () => {
    const gate = { ...config.gates[0]!, measure: { kind: 'value', query: 'sum(' } as const };
    const [report] = await health.look(
      { ...config, gates: [{ ...gate, comparison: { against: 'limit', limit: 1 } }] },
      watched(began),
      signal,
    );
    assert.match(JSON.stringify(report?.verdict), /"cannot tell".*parse error/);
  });

  it('keeps a flag’s name within its quotes', async () => {
    const sly = { ...watched(began), flag: "x'} or vector(1) or up{job='" };
    const [report] = await health.look(config, sly, signal);
    assert.deepEqual(report?.verdict, { is: 'cannot tell', why: 'nothing came back' });
  });
});
