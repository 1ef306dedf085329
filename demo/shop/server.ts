import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { FlagdCore } from '@openfeature/flagd-core';
import { counted, registry } from './metrics';
import { evaluateAll, evaluateOne, type OfrepAnswer } from './ofrep';
import { shopPage } from './page';
import { findUser } from './users';

const BODY_LIMIT = 64 * 1024;
const OFREP = /^\/ofrep\/v1\/evaluate\/flags(?:\/([^/]+))?$/;

export function createShop(core: FlagdCore): Server {
  return createServer((request, response) => {
    answer(core, request, response).catch((error: unknown) => {
      console.error(error);
      if (!response.headersSent) sendJson(response, { status: 500, body: { errorDetails: 'Sorry' } });
    });
  });
}

async function answer(core: FlagdCore, request: IncomingMessage, response: ServerResponse) {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://shop');
  const route = `${request.method} ${pathname}`;
  if (route === 'GET /') {
    const user = findUser(searchParams.get('user'));
    return sendPage(response, await counted(user, () => shopPage(user)));
  }
  if (route === 'GET /metrics') return sendMetrics(response);
  if (route === 'GET /health') return sendJson(response, { status: 200, body: { status: 'ok' } });

  const ofrep = request.method === 'POST' ? OFREP.exec(pathname) : null;
  if (ofrep) return sendJson(response, await answerOfrep(core, request, ofrep[1]));
  sendJson(response, { status: 404, body: { errorDetails: `Nothing at ${route}` } });
}

async function answerOfrep(core: FlagdCore, request: IncomingMessage, keyInPath?: string) {
  const text = await readBody(request);
  if (keyInPath === undefined) return evaluateAll(core, text, request.headers['if-none-match']);
  return evaluateOne(core, decode(keyInPath), text);
}

/** An unreadable body comes back as text that is no JSON, and is refused as such. */
async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= BODY_LIMIT) chunks.push(chunk);
  }
  return size <= BODY_LIMIT ? Buffer.concat(chunks).toString('utf8') : '';
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function sendPage(response: ServerResponse, html: string): void {
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
  response.end(html);
}

async function sendMetrics(response: ServerResponse): Promise<void> {
  const text = await registry.metrics();
  response.writeHead(200, { 'content-type': registry.contentType }).end(text);
}

function sendJson(response: ServerResponse, { status, body, headers }: OfrepAnswer): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(body && JSON.stringify(body));
}
