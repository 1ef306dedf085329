import assert from 'node:assert/strict';
import type { HealthPlace } from '../../../src/core/model/gate.ts';
import { sentrySource } from '../../../src/health/sentry/source.ts';
import { failsWith, json, useAnsweringServer } from '../../support/answering.ts';
import { HastyClock } from '../../support/fakeClock.ts';
import { NOW } from '../../support/oneFlag.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const SPAN = { from: NOW - 24 * HOUR, to: NOW, stepMs: 6 * MINUTE };
const FAILED = 'dataset=spans&project=7&yAxis=count()&query=span.status:internal_error new-checkout:"on"';

/** Answers as the vendor's reference says; the service itself was never asked. */
describe('Sentry as a health source', () => {
  const server = useAnsweringServer();

  const source = (timeoutMs = 10_000) =>
    sentrySource({ tokens: { of: async () => 'very-secret' }, clock: new HastyClock(NOW), timeoutMs });
  const place = (more: Partial<HealthPlace> = {}): HealthPlace => ({
    ...{ name: 'sentry', kind: 'sentry', url: server().url, project: 'shop', root: '/', ...more },
  });
  const signal = new AbortController().signal;
  const ask = (query = FAILED, timeoutMs?: number) => source(timeoutMs).series(place(), query, SPAN, signal);
  const bars = (values: readonly (number | null)[], meta: object = {}) =>
    json(200, {
      timeSeries: [
        {
          yAxis: 'count()',
          values: values.map((value, at) => ({
            ...{ timestamp: NOW - (values.length - at) * 10 * MINUTE, value, incomplete: false },
          })),
          meta: { valueType: 'integer', valueUnit: null, interval: 600_000, ...meta },
        },
      ],
      meta: { dataset: 'spans', start: SPAN.from, end: SPAN.to },
    });

  it('is asked with its own parameters, and counts by the bar, nothing made up', async () => {
    server().answer = bars([3, null, 4]);
    assert.deepEqual(await ask(), [
      {
        name: 'count()',
        stepMs: 10 * MINUTE,
        points: [
          [NOW - 30 * MINUTE, 3],
          [NOW - 20 * MINUTE, Number.NaN],
          [NOW - 10 * MINUTE, 4],
        ],
      },
    ]);
    const [{ path, query, request } = assert.fail()] = server().asked;
    assert.equal(path, '/api/0/organizations/shop/events-timeseries/');
    assert.equal(request.headers.authorization, 'Bearer very-secret');
    assert.deepEqual(Object.fromEntries(query), {
      ...{ dataset: 'spans', project: '7', yAxis: 'count()' },
      query: 'span.status:internal_error new-checkout:"on"',
      ...{ interval: '10m', disableAggregateExtrapolation: '1' },
      ...{ start: new Date(SPAN.from).toISOString(), end: new Date(NOW).toISOString() },
    });
  });

  it('believes the bars that came more than those it asked for', async () => {
    const hours = [2, 1].map((ago) => ({ timestamp: NOW - ago * HOUR, value: ago }));
    server().answer = json(200, { timeSeries: [{ yAxis: 'count()', values: hours, meta: {} }] });
    assert.equal((await ask())[0]?.stepMs, HOUR);
  });

  it('tells of the sessions of releases', async () => {
    server().answer = json(200, {
      intervals: [NOW - 2 * HOUR, NOW - HOUR].map((at) => new Date(at).toISOString()),
      groups: [
        {
          by: { 'session.status': 'crashed' },
          totals: { 'sum(session)': 5 },
          series: { 'sum(session)': [2, 3] },
        },
      ],
    });
    assert.deepEqual(await ask('field=sum(session)&groupBy=session.status&query=session.status:crashed'), [
      {
        name: 'sum(session) {"session.status":"crashed"}',
        stepMs: HOUR,
        points: [
          [NOW - 2 * HOUR, 2],
          [NOW - HOUR, 3],
        ],
      },
    ]);
    const [{ path, query } = assert.fail()] = server().asked;
    assert.deepEqual([path, query.get('interval')], ['/api/0/organizations/shop/sessions/', '1h']);
  });

  it('counts people over a whole span, as they cannot be summed up', async () => {
    server().answer = json(200, { data: [{ 'count_unique(user)': 1240 }], meta: { fields: {} } });
    const asked = 'dataset=spans&yAxis=count_unique(user)&query=new-checkout:on';
    assert.equal(await source().total?.(place(), asked, SPAN, signal), 1240);
    const [{ path, query } = assert.fail()] = server().asked;
    assert.deepEqual(
      [path, query.get('field'), query.get('start')],
      ['/api/0/organizations/shop/events/', 'count_unique(user)', new Date(SPAN.from).toISOString()],
    );
    server().answer = json(200, { data: [] });
    assert.equal(await source().total?.(place(), asked, SPAN, signal), undefined);
  });

  it('has nothing', async () => {
    server().answer = json(200, { timeSeries: [] });
    assert.deepEqual(await ask(), []);
  });

  it('says which of its troubles it is', async () => {
    server().answer = json(401, { detail: 'Invalid token' });
    await failsWith(ask(), 'unauthorized', /Sentry .* does not accept the token.*Invalid token/);
    server().answer = json(403, { detail: 'You do not have permission to perform this action.' });
    await failsWith(ask(), 'forbidden', /does not let this token do that: You do not have permission/);
    server().answer = json(404, { detail: 'The requested resource does not exist' });
    await failsWith(ask(), 'missing', /does not know it/);
    server().answer = json(400, { detail: 'Invalid query. Could not resolve "count(x"' });
    await failsWith(ask(), 'wrong query', /Invalid query\. Could not resolve/);
    server().answer = json(429, { detail: 'You are attempting to use this endpoint too frequently.' });
    await failsWith(ask(), 'rate limited', /asks for fewer requests/);
    server().answer = json(502, {});
    await failsWith(ask(), 'unreachable', /trouble of its own \(502\)/);
    server().answer = () => undefined;
    await failsWith(ask(FAILED, 200), 'timeout', /did not answer in time/);
    server().answer = json(200, [{ id: '1' }]);
    await failsWith(ask(), 'malformed', /"timeSeries"/);
    server().answer = bars([1], { dataScanned: 'partial' });
    await failsWith(ask(), 'malformed', /a part of its data only/);
  });

  it('waits when it is told how long', async () => {
    server().answer = (response, request) => {
      server().answer = bars([1]);
      json(429, { detail: 'Slow down' }, { 'retry-after': '2' })(response, request);
    };
    assert.equal((await ask()).length, 1);
    assert.equal(server().asked.length, 2);
  });

  it('is not asked what nobody could mean', async () => {
    await failsWith(ask('dataset=errors&query=x'), 'wrong query', /lacks "yAxis="/);
    await failsWith(ask('yAxis=count()'), 'wrong query', /lacks "dataset="/);
    const { project: _, ...nowhere } = place();
    await failsWith(source().series(nowhere, FAILED, SPAN, signal), 'not asked', /needs its "project"/);
    assert.deepEqual(server().asked, []);
  });

  it('gets names that cannot leave their quotes, nor their parameter', () => {
    const sly = 'a" OR b:"*\\&dataset=errors';
    const query = new URLSearchParams(`query=flags["${source().escape(sly)}"]:true&yAxis=count()`);
    assert.deepEqual([...query.keys()], ['query', 'yAxis']);
    assert.equal(query.get('query'), 'flags["a\uFFFD OR b:\uFFFD\uFFFD\uFFFD&dataset=errors"]:true');
  });
});
