import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface TokenGate {
  readonly url: string;
  /** How many questions came with the right token. */
  readonly passed: () => number;
  readonly close: () => void;
}

/** Stands before a server and lets in who brings the token, as those in front of a Prometheus do. */
export async function tokenGate(to: string, token: string): Promise<TokenGate> {
  let passed = 0;
  const server = createServer(async (request, response) => {
    if (request.headers.authorization !== `Bearer ${token}`) {
      response.writeHead(401, { 'content-type': 'application/json' }).end('{}');
      return;
    }
    passed += 1;
    const answer = await fetch(`${to}${request.url}`);
    response
      .writeHead(answer.status, { 'content-type': 'application/json' })
      .end(Buffer.from(await answer.arrayBuffer()));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    passed: () => passed,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
