import { createServer, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a server, or something on the way to it, does to those who ask. */
export type Trouble =
  | 'does not know the token'
  | 'forbids it'
  | 'does not know the place'
  | 'says that another was first'
  | 'asks for patience'
  | 'is broken'
  | 'is slow'
  | 'breaks off'
  | 'answers with a page'
  | 'sends elsewhere'
  | 'hangs up';

const STATUS: Partial<Record<Trouble, number>> = {
  'does not know the token': 401,
  'forbids it': 403,
  'does not know the place': 404,
  'says that another was first': 409,
  'asks for patience': 429,
  'is broken': 503,
};

export interface Seen {
  readonly method: string;
  readonly path: string;
  readonly bytes: number;
}

/** A door in front of a real server, through which everything passes until something is wrong. */
export interface Front {
  readonly url: string;
  /** What passed, oldest first. */
  readonly seen: readonly Seen[];
  /** From now on, for the requests that `which` picks. `undefined`: all is well again. */
  trouble(what: Trouble | undefined, which?: (method: string, path: string) => boolean): void;
  /** What happens once the server has done what was asked, and before whoever asked hears of it. */
  after(done: ((method: string, path: string) => Promise<void> | undefined) | undefined): void;
  close(): Promise<void>;
}

export async function openFront(target: string): Promise<Front> {
  const seen: Seen[] = [];
  let trouble: Trouble | undefined;
  let after: Parameters<Front['after']>[0];
  let picks: (method: string, path: string) => boolean = () => true;
  const server = createServer((incoming, outgoing) => {
    const { method = 'GET', url: path = '/' } = incoming;
    if (trouble !== undefined && picks(method, path)) {
      incoming.resume();
      return misbehave(trouble, outgoing, String(incoming.headers['authorization']));
    }
    const onward = request(new URL(path, target), { method, headers: incoming.headers }, (answer) => {
      let bytes = 0;
      answer.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
      });
      answer.on('end', () => seen.push({ method, path, bytes }));
      const interrupted = after?.(method, path);
      if (interrupted !== undefined) {
        answer.resume();
        void interrupted.then(() => outgoing.destroy());
        return;
      }
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on('error', () => outgoing.destroy());
    incoming.pipe(onward);
    return undefined;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    seen,
    trouble(what, which = () => true) {
      [trouble, picks] = [what, which];
    },
    after(done) {
      after = done;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Whoever repeats a token to its sender, as some servers do, must not make us repeat it too. */
function misbehave(what: Trouble, response: ServerResponse, token: string): void {
  const json = { 'content-type': 'application/json' };
  switch (what) {
    case 'is slow':
      return;
    case 'hangs up':
      response.destroy();
      return;
    case 'breaks off':
      response.writeHead(200, { ...json, 'content-length': '1000' });
      response.write('{"features": [', () => response.destroy());
      return;
    case 'answers with a page':
      response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Log in</html>');
      return;
    case 'sends elsewhere':
      response.writeHead(302, { location: 'http://127.0.0.1:9/' }).end();
      return;
    default:
      response.writeHead(STATUS[what] ?? 500, json).end(JSON.stringify({ message: `no: ${token}` }));
  }
}
