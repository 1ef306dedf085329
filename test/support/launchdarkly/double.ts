import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { publishedApi } from './openApi.ts';
import { type Answered, answer } from './routes.ts';
import { ProjectWorld } from './world.ts';

/**
 * A LaunchDarkly of one project on loopback that behaves as its documentation says. Every exchange is held against
 * the published OpenAPI file where that is at hand: what does not conform is in `wrong`.
 */
export class LaunchDarklyDouble {
  readonly world = new ProjectWorld();
  token = 'api-a-token-of-the-double';
  readonly wrong: string[] = [];
  /** `GET /api/v2/…`, in order. */
  readonly asked: string[] = [];
  bytes = 0;
  gone = false;
  /** The status a request is refused with; undefined: it is answered. */
  refuse: (method: string, path: string) => number | undefined = () => undefined;
  /** Where the connection breaks once the request was done, before that is said. */
  dies: (method: string, path: string) => boolean = () => false;
  /** When a rate-limited request may be sent again, Unix milliseconds. */
  resetAt = 0;
  readonly #server = createServer((request, response) => void this.#serve(request, response));

  static async open(): Promise<LaunchDarklyDouble> {
    const double = new LaunchDarklyDouble();
    await new Promise<void>((resolve) => double.#server.listen(0, '127.0.0.1', resolve));
    return double;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.#server.close(() => resolve());
      this.#server.closeAllConnections();
    });
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { method = '', url = '' } = request;
    this.asked.push(`${method} ${url}`);
    const text = Buffer.concat(chunks).toString();
    const body: unknown = text === '' ? undefined : JSON.parse(text);
    const refused = this.refuse(method, url);
    const { status, body: reply } =
      refused === undefined ? this.#answer(request, method, url, body) : refusal(refused);
    if (this.dies(method, url)) {
      request.socket.destroy();
      return;
    }
    this.#judge({ method, url, headers: request.headers, body, status, answer: reply });
    const sent = reply === undefined ? '' : JSON.stringify(reply);
    this.bytes += Buffer.byteLength(sent);
    if (status === 429) response.setHeader('X-Ratelimit-Reset', String(this.resetAt));
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(sent);
  }

  #answer(request: IncomingMessage, method: string, url: string, body: unknown): Answered {
    if (request.headers.authorization !== this.token) return refusal(401);
    // The audit log is the account's.
    if (this.gone && !url.startsWith('/api/v2/auditlog')) return refusal(404);
    const { pathname, searchParams } = new URL(url, this.url);
    const path = pathname.replace('/api/v2/', '').split('/').map(decodeURIComponent);
    return answer(this.world, method, {
      path,
      query: searchParams,
      headers: request.headers,
      body,
      now: Date.now(),
    });
  }

  #judge(exchange: Parameters<NonNullable<ReturnType<typeof publishedApi>>>[0]): void {
    // A refusal that an operation does not list is tried on purpose.
    if ([401, 409, 423, 429, 500, 502, 503].includes(exchange.status)) return;
    try {
      publishedApi()?.(exchange);
    } catch (error) {
      this.wrong.push(error instanceof Error ? error.message : String(error));
    }
  }
}

function refusal(status: number): Answered {
  return { status, body: { code: String(status), message: `refused with ${status}` } };
}
