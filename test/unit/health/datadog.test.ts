import assert from 'node:assert/strict';
import { judge } from '../../../src/core/health/judge.ts';
import type { HealthFailure } from '../../../src/core/ports/healthSource.ts';
import { datadogSource } from '../../../src/health/datadog/source.ts';
import { failsWith, json, useAnsweringServer } from '../../support/answering.ts';
import { HastyClock } from '../../support/fakeClock.ts';
import { ERRORS } from '../../support/gates.ts';
import { NOW } from '../../support/oneFlag.ts';

const HOUR = 3_600_000;
const SPAN = { from: NOW - 24 * HOUR, to: NOW, stepMs: 360_000 };
const QUERY = 'sum:shop.pages{flag:new-checkout,variation:on}.as_count()';

/** Answers as the vendor's reference of the v1 query says; the service itself was never asked. */
describe('Datadog as a health source', () => {
  const server = useAnsweringServer();

  const counts = (...points: readonly (readonly [number, number | null])[]) => {
    server().answer = json(200, {
      status: 'ok',
      res_type: 'time_series',
      series: [
        { metric: 'shop.pages', scope: 'variation:on', expression: QUERY, interval: 600, pointlist: points },
      ],
    });
  };

  function ask(token: string | undefined = 'api-key-1:application-key-1') {
    const source = datadogSource({ tokens: { of: async () => token }, clock: new HastyClock(NOW) });
    const place = { name: 'dog', kind: 'datadog', url: server().url, root: '/' };
    return source.series(place, QUERY, SPAN, new AbortController().signal);
  }

  const fails = (asked: Promise<unknown>, reason: HealthFailure, words: RegExp) =>
    failsWith(asked, reason, words, 'key-1');

  it('is asked with both keys, and counts by the interval', async () => {
    counts([NOW - 1_200_000, 12], [NOW - 600_000, null]);
    const series = await ask();
    assert.deepEqual(series, [
      {
        name: `${QUERY} variation:on`,
        stepMs: 600_000,
        points: [
          [NOW - 1_200_000, 12],
          [NOW - 600_000, Number.NaN],
        ],
      },
    ]);
    const [{ query, request } = assert.fail()] = server().asked;
    const { headers } = request;
    assert.deepEqual(
      [headers['dd-api-key'], headers['dd-application-key']],
      ['api-key-1', 'application-key-1'],
    );
    assert.deepEqual(
      ['from', 'to', 'query'].map((name) => query.get(name)),
      [String(SPAN.from / 1000), String(NOW / 1000), QUERY],
    );
  });

  it('is not silent while its last interval lasts', async () => {
    const points = Array.from({ length: 12 }, (_, at) => [NOW - (13 - at) * 600_000, 100] as const);
    counts(...points);
    const of = await ask();
    const [side] = [{ from: SPAN.from, to: NOW, answers: { bad: of, of } }];
    const verdict = (to: number) =>
      judge(
        { ...ERRORS, comparison: { against: 'limit', limit: 0.5 } },
        { counting: 'per step', now: { ...side!, to } },
        0.05,
      );
    assert.equal(verdict(NOW - 600_000).is, 'unhealthy');
    assert.match(JSON.stringify(verdict(NOW)), /nothing new for 10 min/);
  });

  it('has nothing', async () => {
    server().answer = json(200, { status: 'ok', series: [] });
    assert.deepEqual(await ask(), []);
  });

  it('refuses the query', async () => {
    server().answer = json(200, { status: 'error', error: 'Error parsing query: unable to parse' });
    await fails(ask(), 'wrong query', /refuses the query: Error parsing query/);
    server().answer = json(400, { errors: ['Invalid query'] });
    await fails(ask(), 'wrong query', /400/);
  });

  it('does not know the keys, or lets them not', async () => {
    server().answer = json(403, { errors: ['Forbidden'] });
    await fails(ask(), 'forbidden', /Datadog/);
    await fails(ask('only-api-key-1'), 'unauthorized', /has to be "API key:application key"/);
  });

  it('is something else', async () => {
    server().answer = json(200, { data: [] });
    await fails(ask(), 'malformed', /Datadog/);
  });

  it('gets names as it keeps them, which cannot leave their braces', () => {
    const source = datadogSource({ tokens: { of: async () => undefined }, clock: new HastyClock(NOW) });
    assert.equal(source.escape('New Checkout} by {host'), 'new_checkout__by__host');
  });
});
