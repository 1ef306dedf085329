import { once } from 'node:events';
import { createServer, request } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { type AddressInfo, connect, type Server, type Socket } from 'node:net';
import { privateAuthority } from './certificates.ts';

/** A name that no one but the proxy can find. */
const HOST = 'flags.corp.test';

/** What one meets in a company: a server behind a proxy, vouched for by an authority of its own. */
export interface Corporate {
  /** Of the server. */
  readonly url: string;
  /** Of the proxy; whoever has no log-in for it is sent away, once `guarded`. */
  readonly proxy: string;
  guarded: boolean;
  readonly ca: string;
  /** Where the proxy was asked to lead to, with the log-in that it was shown. */
  readonly led: readonly { readonly to: string; readonly login: string | undefined }[];
  close(): Promise<void>;
}

/** `origin`: the server that answers, over plain HTTP on this machine. */
export async function openCorporate(origin: string): Promise<Corporate> {
  const { ca, server } = privateAuthority(HOST);
  const sockets = new Set<Socket>();
  const front = createSecureServer(server, (asked, answer) => {
    const { method, url, headers } = asked;
    const onward = request(`${origin}${url}`, { method, headers }, (answered) => {
      answer.writeHead(answered.statusCode ?? 500, answered.headers);
      answered.pipe(answer);
    });
    asked.pipe(onward);
  });
  const port = await listening(front, sockets);
  const led: { to: string; login: string | undefined }[] = [];
  const proxy = createServer();
  const corporate = { guarded: false };
  proxy.on('connect', ({ url = '', headers }, socket: Socket) => {
    const login = headers['proxy-authorization'];
    led.push({ to: url, login });
    if (corporate.guarded && login === undefined) {
      socket.end('HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    const onward = connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      onward.pipe(socket).pipe(onward);
    });
    sockets.add(onward);
    for (const [one, other] of [
      [socket, onward],
      [onward, socket],
    ] as const)
      one.on('error', () => other.destroy());
  });
  const proxyPort = await listening(proxy, sockets);
  return Object.assign(corporate, {
    url: `https://${HOST}`,
    proxy: `http://127.0.0.1:${proxyPort}`,
    ca,
    led,
    async close() {
      for (const socket of sockets) socket.destroy();
      await Promise.all([front, proxy].map((each) => once(each.close(), 'close')));
    },
  });
}

async function listening(server: Server, sockets: Set<Socket>): Promise<number> {
  server.on('connection', (socket: Socket) => sockets.add(socket));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}
