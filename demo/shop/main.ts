import type { AddressInfo } from 'node:net';
import { OpenFeature } from '@openfeature/server-sdk';
import { FlagFileProvider, firstLine } from './flags/provider';
import { noteServed, openCounters } from './metrics';
import { createShop } from './server';

const HOST = '127.0.0.1';
const DEFAULT_PORT = '8787';
const DEFAULT_FLAGS = 'flags/production.flagd.json';

main().catch((error: unknown) => fail(firstLine(error)));

async function main(): Promise<void> {
  const port = readPort(process.env['PORT'] || DEFAULT_PORT);
  const provider = openFlags(process.env['FLAGS'] || DEFAULT_FLAGS);
  await OpenFeature.setProviderAndWait(provider);
  OpenFeature.addHooks(noteServed);
  openCounters(provider.core);

  const server = createShop(provider.core);
  server.on('error', (error: NodeJS.ErrnoException) => {
    fail(
      error.code === 'EADDRINUSE'
        ? `Port ${port} is taken (EADDRINUSE). Set PORT to another one.`
        : error.message,
    );
  });
  server.listen(port, HOST, () => {
    const { port: listening } = server.address() as AddressInfo;
    console.log(`Shop listening on http://${HOST}:${listening}`);
  });

  const stop = () => {
    server.close();
    server.closeAllConnections();
    void OpenFeature.close();
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

function readPort(text: string): number {
  const port = Number(text);
  const valid = Number.isInteger(port) && port >= 0 && port <= 65535;
  return valid ? port : fail(`PORT is ${text}, which is no port.`);
}

function openFlags(path: string): FlagFileProvider {
  try {
    return new FlagFileProvider(path, console.log);
  } catch (error) {
    return fail(`The flag file ${path} cannot be used: ${firstLine(error)}`);
  }
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}
