// @ts-check
import { once } from 'node:events';
import { createServer } from 'node:net';

/** For a program that cannot be told to pick one itself. */
export async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = /** @type {import('node:net').AddressInfo} */ (server.address());
  server.close();
  await once(server, 'close');
  return address.port;
}
