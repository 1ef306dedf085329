import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import * as v from 'valibot';
import { ProviderError, type ProviderFailure } from '../../../../src/core/ports/provider.ts';
import { AdminApi } from '../../../../src/providers/http/adminApi.ts';
import { HastyClock } from '../../../support/fakeClock.ts';

const TOKEN = 'user:0123456789abcdef-secret';
const anything = v.object({});
const named = v.object({ features: v.array(v.object({ name: v.string() })) });

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

describe('a flag system over HTTP', () => {
  const open: Server[] = [];
  let clock: HastyClock;
  let requests: IncomingMessage[];

  beforeEach(() => {
    clock = new HastyClock('2026-11-24T12:00:00Z');
    requests = [];
  });

  afterEach(async () => {
    for (const server of open.splice(0)) {
      if ('closeAllConnections' in server) (server as ReturnType<typeof createServer>).closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  });

  /** Answers with each in turn, the last one for ever. */
  async function apiOn(...answers: readonly Answer[]): Promise<AdminApi> {
    const listener: RequestListener = (request, response) => {
      requests.push(request);
      answers[Math.min(requests.length, answers.length) - 1]?.(request, response);
    };
    return apiAt(`http://127.0.0.1:${await listen(createServer(listener))}`);
  }

  async function listen(server: Server): Promise<number> {
    open.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return (server.address() as AddressInfo).port;
  }

  function apiAt(url: string, timeoutMs = 10_000): AdminApi {
    return new AdminApi({
      label: 'Flags',
      url,
      headers: { Authorization: `Bearer ${TOKEN}` },
      clock,
      timeoutMs,
    });
  }

  const json =
    (body: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Answer =>
    (_, response) =>
      response
        .writeHead(status, { 'content-type': 'application/json', ...headers })
        .end(typeof body === 'string' ? body : JSON.stringify(body));

  /** Both ways of saying it, and never the token. */
  async function failure(work: Promise<unknown>): Promise<ProviderError> {
    const error: unknown = await work.then(
      () => assert.fail('it did not fail'),
      (reason: unknown) => reason,
    );
    assert.ok(error instanceof ProviderError, String(error));
    const told = [error.message, error.stack, JSON.stringify(error), String(error.cause)].join();
    assert.ok(!told.includes(TOKEN), told);
    assert.match(error.message, /Flags \(.*\)/);
    return error;
  }

  it('sends the token, and takes of an answer what is asked for', async () => {
    const api = await apiOn(json({ features: [{ name: 'a', more: 1 }], total: 1 }));
    assert.deepEqual(await api.get('/x', named), { features: [{ name: 'a' }] });
    assert.equal(requests[0]?.headers.authorization, `Bearer ${TOKEN}`);
  });

  it('is answered from memory where nothing changed', async () => {
    const api = await apiOn(json({ features: [] }, 200, { etag: '"1"' }), (_, response) =>
      response.writeHead(304).end(),
    );
    const first = await api.get('/x', named);
    assert.deepEqual(await api.get('/x', named), first);
    assert.equal(requests[1]?.headers['if-none-match'], '"1"');
  });

  const statuses: readonly (readonly [number, ProviderFailure])[] = [
    [400, 'malformed'],
    [401, 'unauthorized'],
    [403, 'forbidden'],
    [404, 'missing'],
    [409, 'conflict'],
    [412, 'conflict'],
    [423, 'conflict'],
    [429, 'rate limited'],
    [500, 'unreachable'],
    [502, 'unreachable'],
    [503, 'unreachable'],
  ];
  for (const [status, reason] of statuses) {
    it(`says '${reason}' for ${status}, with the server's own words and what it means for a write`, async () => {
      const api = await apiOn(json({ message: `not with ${TOKEN}.` }, status));
      const [read, asked, write] = [
        await failure(api.get('/x', anything)),
        await failure(api.ask('/x', anything, { body: {} })),
        await failure(api.send('POST', '/x', { body: {} })),
      ];
      assert.deepEqual([read.reason, asked.reason, write.reason], [reason, reason, reason]);
      for (const { message } of [read, asked, write]) assert.match(message, /not with …/);
      for (const { message } of [read, asked]) assert.doesNotMatch(message, /changed|the change/);
      assert.match(write.message, status >= 500 ? /not known whether/ : /Nothing was changed/);
    });
  }

  it('waits as long as it is asked to before it reads again', async () => {
    const [busy, later] = [json({}, 429, { 'retry-after': '7' }), json({ features: [] })];
    const api = await apiOn(busy, busy, later);
    const began = clock.now();
    await api.get('/x', named);
    assert.equal(clock.now() - began, 14_000);
    assert.equal(requests.length, 3);
  });

  it('takes a date for how long to wait', async () => {
    const at = new Date(clock.now() + 5000).toUTCString();
    const api = await apiOn(json({}, 503, { 'retry-after': at }), json({ features: [] }));
    const began = clock.now();
    await api.get('/x', named);
    assert.equal(clock.now() - began, 5000);
  });

  it('has no patience for more than half a minute, and none at all for a write', async () => {
    const api = await apiOn(json({}, 429, { 'retry-after': '31' }));
    assert.equal((await failure(api.get('/x', anything))).reason, 'rate limited');
    const impatient = await apiOn(json({}, 429, { 'retry-after': '1' }));
    requests = [];
    assert.equal((await failure(impatient.send('POST', '/x', { body: {} }))).reason, 'rate limited');
    assert.equal(requests.length, 1);
  });

  const broken: readonly (readonly [string, ProviderFailure, Answer])[] = [
    [
      'a page',
      'malformed',
      (_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Log in</html>'),
    ],
    ['half of JSON', 'malformed', json('{"features": [')],
    [
      'a body that breaks off',
      'unreachable',
      (_, response) => {
        response.writeHead(200, { 'content-length': '1000' });
        response.write('{"features": [', () => response.destroy());
      },
    ],
    ['a redirect', 'malformed', (_, response) => response.writeHead(302, { location: '/login' }).end()],
    ['a hang-up', 'unreachable', (_, response) => response.destroy()],
  ];
  for (const [title, reason, answer] of broken) {
    it(`says '${reason}' for ${title}, and does not know whether a write was made`, async () => {
      const api = await apiOn(answer);
      assert.equal((await failure(api.get('/x', anything))).reason, reason);
      const count = requests.length;
      const write = await failure(api.send('POST', '/x', { body: {} }));
      assert.equal(requests.length, count + 1, 'a write is sent once');
      if (title === 'a redirect') assert.match(write.message, /Nothing was changed/);
      else assert.match(write.message, /not known whether/);
    });
  }

  it('follows nobody elsewhere', async () => {
    const api = await apiOn((_, response) => response.writeHead(307, { location: '/other' }).end());
    await failure(api.get('/x', anything));
    assert.deepEqual(
      requests.map(({ url }) => url),
      ['/x'],
    );
  });

  it("says 'timeout' when nothing comes", async () => {
    const silent = await listen(createServer(() => undefined));
    const api = apiAt(`http://127.0.0.1:${silent}`, 50);
    assert.equal((await failure(api.get('/x', anything))).reason, 'timeout');
    const write = await failure(api.send('DELETE', '/x'));
    assert.equal(write.reason, 'timeout');
    assert.match(write.message, /not known whether/);
  });

  it("says 'unreachable' when nobody is there", async () => {
    const port = await listen(createServer());
    await new Promise((resolve) => open.pop()?.close(resolve));
    const error = await failure(apiAt(`http://127.0.0.1:${port}`).get('/x', anything));
    assert.equal(error.reason, 'unreachable');
    assert.match(error.message, /cannot be reached/);
  });

  it('trusts no certificate that nobody vouches for', async () => {
    const [key, cert] = await Promise.all(
      ['key', 'cert'].map((name) => readFile(`test/fixtures/tls/untrusted.${name}.pem`)),
    );
    const options = { ...(key && { key }), ...(cert && { cert }) };
    const port = await listen(createSecureServer(options, (request) => requests.push(request)));
    const error = await failure(apiAt(`https://localhost:${port}`).get('/x', anything));
    assert.equal(error.reason, 'unreachable');
    assert.match(error.message, /cannot be trusted.*certificate/);
    assert.deepEqual(requests, [], 'the token did not get there');
  });

  it('names the field that is not as it should be', async () => {
    const api = await apiOn(json({ features: [{ name: 'a' }, { name: 3 }] }));
    const error = await failure(api.get('/x', named));
    assert.equal(error.reason, 'malformed');
    assert.match(error.message, /"features\.1\.name" should be string/);
  });

  it('does not know what became of a write whose answer is not understood', async () => {
    const api = await apiOn(json({ id: 3 }));
    const error = await failure(api.create('/x', v.object({ id: v.string() }), { body: {} }));
    assert.equal(error.reason, 'unreachable');
    assert.match(error.message, /not known whether/);
  });
});
