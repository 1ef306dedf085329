// @ts-check

import { randomBytes, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import http from 'node:http';
import net from 'node:net';
import { Failure } from '../support/failure.mjs';

/**
 * The door to a VS Code server that listens on a private socket: lets in who brings the token in the
 * address (`tkn`) and remembers them by a cookie.
 *
 * VS Code's own token check is not used, for its cookie has the same name on every port of a host:
 * two servers on 127.0.0.1 log each other's windows out.
 * @param {{ socket: string, port: number }} options port 0 takes a free one
 * @returns {Promise<{ port: number, token: string, stop: () => void }>}
 */
export async function openGate({ socket, port }) {
  const token = randomBytes(16).toString('hex');
  const gate = http.createServer();
  const cookie = () => `release-lens-${portOf(gate)}`;

  gate.on('request', (request, response) => {
    if (!mayEnter(request, token, cookie())) {
      response.writeHead(403, { 'content-type': 'text/plain' });
      response.end('Open the whole address that npm start printed, with its token.\n');
      return;
    }
    const { method, headers } = request;
    const path = withoutToken(request.url ?? '/');
    const inner = http.request({ socketPath: socket, method, path, headers }, (answer) => {
      const setCookie = `${cookie()}=${token}; Path=/; HttpOnly; SameSite=Strict`;
      response.writeHead(answer.statusCode ?? 502, { ...answer.headers, 'set-cookie': setCookie });
      answer.pipe(response);
    });
    inner.on('error', () => response.destroy());
    request.pipe(inner);
  });

  gate.on('upgrade', (request, outer, head) => {
    if (!mayEnter(request, token, cookie())) {
      outer.end('HTTP/1.1 403 Forbidden\r\n\r\n');
      return;
    }
    const inner = net.connect(socket);
    inner.write(`${request.method} ${request.url} HTTP/1.1\r\n${rawHeaders(request)}\r\n`);
    inner.write(head);
    inner.pipe(outer).pipe(inner);
    inner.on('error', () => outer.destroy());
    outer.on('error', () => inner.destroy());
  });

  gate.listen(port, '127.0.0.1');
  await once(gate, 'listening').catch((error) => {
    throw error.code === 'EADDRINUSE'
      ? new Failure(`Port ${port} is taken. Choose another one: npm start -- --port N`)
      : error;
  });
  const stop = () => {
    gate.close();
    gate.closeAllConnections();
  };
  return { port: portOf(gate), token, stop };
}

/** @param {http.Server} server */
function portOf(server) {
  return /** @type {net.AddressInfo} */ (server.address()).port;
}

/**
 * @param {http.IncomingMessage} request
 * @param {string} token
 * @param {string} cookie
 */
function mayEnter(request, token, cookie) {
  const inAddress = new URL(request.url ?? '/', 'http://gate').searchParams.get('tkn');
  const inCookie = request.headers.cookie?.split('; ').find((pair) => pair.startsWith(`${cookie}=`));
  return [inAddress, inCookie?.slice(cookie.length + 1)].some((given) => given && same(given, token));
}

/** @param {string} given @param {string} token */
function same(given, token) {
  return given.length === token.length && timingSafeEqual(Buffer.from(given), Buffer.from(token));
}

/**
 * VS Code would answer a token with a redirect to the address without it.
 * @param {string} address
 */
function withoutToken(address) {
  const url = new URL(address, 'http://gate');
  url.searchParams.delete('tkn');
  return url.pathname + url.search;
}

/** @param {http.IncomingMessage} request */
function rawHeaders({ rawHeaders }) {
  let text = '';
  for (let i = 0; i < rawHeaders.length; i += 2) text += `${rawHeaders[i]}: ${rawHeaders[i + 1]}\r\n`;
  return text;
}
