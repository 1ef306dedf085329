import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { FlagdCore } from '@openfeature/flagd-core';

const nothing = () => undefined;
const logger = { debug: nothing, info: nothing, warn: nothing, error: nothing };

export interface OfrepServer {
  readonly address: string;
  readonly asked: readonly string[];
  close(): Promise<void>;
}

/**
 * A production: flagd's evaluator over a definition file, answering the Remote Evaluation Protocol.
 * `textOf` makes one that lags behind, or sees something else.
 */
export async function startOfrep(file: string, textOf = () => readFile(file, 'utf8')): Promise<OfrepServer> {
  const asked: string[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { context } = JSON.parse(Buffer.concat(chunks).toString());
    const key = decodeURIComponent(request.url?.split('/').at(-1) ?? '');
    asked.push(context.targetingKey);
    const core = new FlagdCore(undefined, logger);
    core.setConfigurations(await textOf());
    const flag = core.getFlag(key);
    const answer = flag?.evaluate(context, logger);
    response.writeHead(answer === undefined ? 404 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ key, ...answer }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
