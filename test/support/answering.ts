import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { HealthError, type HealthFailure } from '../../src/core/ports/healthSource.ts';

export type Answering = (response: ServerResponse, request: IncomingMessage) => void;

export function json(
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Answering {
  return (response) =>
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

/** A server for each test, which answers as it is told and keeps what it was asked. */
export class AnsweringServer {
  readonly asked: {
    readonly path: string;
    readonly query: URLSearchParams;
    readonly request: IncomingMessage;
  }[] = [];
  answer: Answering = json(500, {});
  readonly #server: Server;

  constructor() {
    this.#server = createServer((request, response) => {
      const { pathname, searchParams } = new URL(request.url ?? '', 'http://x');
      this.asked.push({ path: pathname, query: searchParams, request });
      this.answer(response, request);
    });
  }

  async open(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}

/** Before each test one, after it none. */
export function useAnsweringServer(): () => AnsweringServer {
  let server: AnsweringServer;
  beforeEach(async () => {
    server = new AnsweringServer();
    await server.open();
  });
  afterEach(() => server.close());
  return () => server;
}

/** With this reason, in these words, and without the token. */
export async function failsWith(
  asked: Promise<unknown>,
  reason: HealthFailure,
  words: RegExp,
  secret = 'very-secret',
): Promise<void> {
  await assert.rejects(asked, (error: unknown) => {
    assert.ok(error instanceof HealthError, String(error));
    assert.deepEqual([error.reason, words.test(error.message)], [reason, true], error.message);
    assert.ok(!error.message.includes(secret), error.message);
    return true;
  });
}
