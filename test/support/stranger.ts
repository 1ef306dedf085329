import { once } from 'node:events';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { privateAuthority } from './certificates.ts';

/** A server that nobody here has reason to trust. */
export interface Stranger {
  readonly url: string;
  /** How many requests came through to it. */
  readonly asked: number;
  close(): Promise<void>;
}

export async function openStranger(): Promise<Stranger> {
  let asked = 0;
  const server = createServer(privateAuthority('localhost').server, (_, response) => {
    asked += 1;
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  });
  await once(server.listen(0, 'localhost'), 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `https://localhost:${port}`,
    get asked() {
      return asked;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
