import { request as ask, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What went to a server and came back: bytes as they are on the wire, without heads. */
export interface Between {
  readonly url: string;
  requests: number;
  bytes: number;
  close(): void;
}

/** Stands in front of a server on loopback and counts. */
export async function between(url: string): Promise<Between> {
  const server = createServer((request, response) => {
    counted.requests++;
    const { method, headers } = request;
    const onward = ask(new URL(request.url ?? '/', url), { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.on('data', (chunk: Buffer) => {
        counted.bytes += chunk.length;
      });
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const counted: Between = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests: 0,
    bytes: 0,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
  return counted;
}
