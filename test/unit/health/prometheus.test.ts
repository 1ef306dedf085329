import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Health } from '../../../src/app/health/health.ts';
import type { Watched } from '../../../src/app/health/look.ts';
import type { Gate, HealthConfig, Verdict } from '../../../src/core/model/gate.ts';
import { prometheusSource } from '../../../src/health/prometheus/source.ts';
import { HastyClock } from '../../support/fakeClock.ts';
import { ERRORS, P95, SINCE } from '../../support/gates.ts';
import { NOW } from '../../support/oneFlag.ts';

const watched: Watched = {
  flag: 'new-checkout"} or vector(0) #',
  environment: 'production',
  variation: 'on',
  other: 'off',
  identity: undefined,
  since: SINCE,
  began: SINCE,
};

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

const json =
  (status: number, body: unknown): Answer =>
  (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  };
const seconds = (...values: readonly string[]) =>
  values.map((value, at) => [NOW / 1000 - (values.length - 1 - at) * 60, value]);
const matrix = (result: unknown, more: object = {}): Answer =>
  json(200, { status: 'success', ...more, data: { resultType: 'matrix', result } });
const line = (...values: readonly string[]) => ({ metric: { job: 'shop' }, values: seconds(...values) });

/** Whatever a Prometheus does, the verdict says so, and never that all is well. */
describe('a Prometheus in trouble', () => {
  let server: Server;
  let requests: IncomingMessage[];
  let answer: Answer;
  let time: number;

  beforeEach(async () => {
    requests = [];
    time = NOW;
    server = createServer((request, response) => {
      requests.push(request);
      const isClock = request.url?.startsWith('/api/v1/query?') === true;
      const clock = {
        status: 'success',
        data: { resultType: 'scalar', result: [time / 1000, String(time)] },
      };
      (isClock ? json(200, clock) : answer)(request, response);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });

  afterEach(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  const url = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  async function verdictOn(
    gate: Gate,
    { trusted = true, token = undefined as string | undefined, timeoutMs = 10_000 } = {},
  ): Promise<Verdict> {
    const clock = new HastyClock(NOW);
    const source = prometheusSource({ tokens: { of: async () => token }, clock, timeoutMs });
    const health = new Health({ sources: new Map([[source.id, source]]), clock, mayAsk: () => trusted });
    const config: HealthConfig = {
      sources: [{ name: 'metrics', kind: 'prometheus', url: url(), root: '/' }],
      gates: [gate],
    };
    const [report] = await health.look(config, watched, new AbortController().signal);
    assert.ok(report);
    return report.verdict;
  }

  async function cannotTell(why: RegExp, gate = ERRORS, options = {}): Promise<void> {
    const verdict = await verdictOn(gate, options);
    assert.ok(verdict.is === 'cannot tell', JSON.stringify(verdict));
    assert.match(verdict.why, why);
  }

  it('that is down', async () => {
    const gone = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => gone.once('listening', resolve));
    const { port } = gone.address() as AddressInfo;
    await new Promise((resolve) => gone.close(resolve));
    const clock = new HastyClock(NOW);
    const source = prometheusSource({ tokens: { of: async () => undefined }, clock });
    const health = new Health({ sources: new Map([[source.id, source]]), clock, mayAsk: () => true });
    const sources = [{ name: 'metrics', kind: 'prometheus', url: `http://127.0.0.1:${port}`, root: '/' }];
    const [report] = await health.look({ sources, gates: [ERRORS] }, watched, new AbortController().signal);
    assert.match(JSON.stringify(report?.verdict), /"cannot tell".*cannot be reached/);
  });

  it('that does not answer in time', async () => {
    answer = () => undefined;
    await cannotTell(/did not answer in time/, ERRORS, { timeoutMs: 200 });
  });

  it('that does not understand the query', async () => {
    answer = json(400, { status: 'error', errorType: 'bad_data', error: '1:3: parse error: unexpected end' });
    await cannotTell(/refuses the request \(400\): 1:3: parse error: unexpected end/);
  });

  it('that has nothing', async () => {
    answer = matrix([]);
    await cannotTell(/nothing came back/);
  });

  it('that divides by nought', async () => {
    answer = matrix([line('NaN', 'NaN', 'NaN')]);
    await cannotTell(/no number came back/, P95);
    answer = matrix([line('+Inf', '+Inf', '+Inf')]);
    await cannotTell(/infinite/, P95);
  });

  it('that has ten thousand series', async () => {
    answer = matrix(Array.from({ length: 10_000 }, () => line('1')));
    await cannotTell(/10000 series: the query lacks a label/);
  });

  it('that sends more than is sane', async () => {
    answer = json(200, 'x'.repeat(5 << 20));
    await cannotTell(/more than is ever needed/);
  });

  it('whose clock is apart', async () => {
    answer = matrix([line('0', '1', '2')]);
    time = NOW + 7 * 60_000;
    await cannotTell(/clock of Prometheus is 7 min ahead/);
  });

  it('that answers in part', async () => {
    answer = matrix([line('0', '1', '2')], { warnings: ['store 2 timed out'] });
    await cannotTell(/in part only: store 2 timed out/);
  });

  it('that is something else', async () => {
    answer = (_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<html>');
    await cannotTell(/with a web page/);
  });

  it('is asked once for what several ask alike, with names that cannot leave their quotes', async () => {
    answer = matrix([line('0', '200', '400')]);
    assert.equal(
      (
        await verdictOn({
          ...P95,
          comparison: { against: 'limit', limit: 0.5 },
          measure: { kind: 'share', bad: ERRORS_QUERY, of: ERRORS_QUERY },
        })
      ).is,
      'unhealthy',
    );
    const queries = requests.map(({ url: asked }) => new URL(asked ?? '', url()).searchParams.get('query'));
    assert.deepEqual(queries, [
      'time()',
      'errors{flag="new-checkout\\u0022\\u007d\\u0020or\\u0020vector\\u00280\\u0029\\u0020\\u0023"}',
    ]);
  });

  it('is not asked in a workspace that is not trusted', async () => {
    const verdict = await verdictOn(ERRORS, { trusted: false });
    assert.match(JSON.stringify(verdict), /"cannot tell".*not trusted/);
    assert.equal(requests.length, 0);
  });

  it('gets its token, and nobody else does', async () => {
    answer = matrix([line('0', '1', '260')]);
    await verdictOn(ERRORS, { token: 'prometheus-secret' });
    assert.ok(requests.every(({ headers }) => headers.authorization === 'Bearer prometheus-secret'));
  });
});

const ERRORS_QUERY = 'errors{flag="{{flag}}"}';
