import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ProviderError } from '../../../../src/core/ports/provider.ts';
import { askOfrep } from '../../../../src/providers/http/ofrep.ts';

const me = { key: 'me', kind: 'user', attributes: { plan: 'beta', targetingKey: 'somebody else' } };

describe('asking a running production', () => {
  let servers: readonly Server[] = [];

  afterEach(() => {
    for (const server of servers) {
      server.closeAllConnections();
      server.close();
    }
    servers = [];
  });

  async function ask(listener: RequestListener, key = 'flag', signal = new AbortController().signal) {
    const listening = createServer(listener);
    servers = [...servers, listening];
    await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
    return askOfrep(`http://127.0.0.1:${(listening.address() as AddressInfo).port}/`, key, me, signal);
  }

  const answering =
    (status: number, body: unknown, headers: Record<string, string> = {}): RequestListener =>
    (_, response) => {
      response.writeHead(status, { 'content-type': 'application/json', ...headers });
      response.end(JSON.stringify(body));
    };

  it('names the flag in the path and me in the context, and nobody can pass for me', async () => {
    let asked = '';
    let body = '';
    await ask(async (request: IncomingMessage, response) => {
      asked = `${request.method} ${request.url}`;
      for await (const chunk of request) body += chunk;
      answering(200, { value: true, variant: 'on', reason: 'TARGETING_MATCH' })(request, response);
    }, 'a/b?c');
    assert.equal(asked, 'POST /ofrep/v1/evaluate/flags/a%2Fb%3Fc');
    assert.deepEqual(JSON.parse(body), { context: { plan: 'beta', targetingKey: 'me' } });
  });

  it('hands on what is served', async () => {
    const served = await ask(answering(200, { value: true, variant: 'on', reason: 'STATIC' }));
    assert.deepEqual(served, { outcome: 'served', variation: 'on', value: true, reason: 'STATIC' });
  });

  it("takes an answer without a variant for the code's default", async () => {
    const served = await ask(answering(200, { reason: 'DISABLED' }));
    assert.deepEqual(served, { outcome: 'served', variation: null, reason: 'DISABLED' });
  });

  it('cannot tell from an answer that is none', async () => {
    assert.equal((await ask(answering(200, 'fine'))).outcome, 'cannot tell');
  });

  const failures = {
    401: 'unauthorized',
    403: 'unauthorized',
    404: 'missing',
    429: 'rate limited',
    500: 'unreachable',
  };

  for (const [status, reason] of Object.entries(failures)) {
    it(`says '${reason}' for ${status}`, async () => {
      await assert.rejects(
        ask(answering(Number(status), {})),
        (error) => error instanceof ProviderError && error.reason === reason,
      );
    });
  }

  it('follows nobody elsewhere, and reads no flood', async () => {
    await assert.rejects(ask(answering(302, {}, { location: 'http://127.0.0.1:1/' })), /it answered 302/);
    await assert.rejects(ask(answering(200, 'x'.repeat(2 << 20))), ProviderError);
  });

  it('stops when it is told to', async () => {
    const controller = new AbortController();
    await assert.rejects(
      ask(() => controller.abort(), 'flag', controller.signal),
      ProviderError,
    );
  });
});
