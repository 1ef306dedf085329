import path from 'node:path';
import { pathToFileURL } from 'node:url';

export interface Prometheus {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Scripts find the project from their own place, which bundling would move. */
function load<Script>(name: string): Promise<Script> {
  return import(pathToFileURL(path.resolve('scripts/prometheus', name)).href);
}

/** Where a machine has no Prometheus and no Debian to take it from, what needs it is skipped, and says so. */
export async function prometheusOrSkip(context: Mocha.Context): Promise<void> {
  const { ensurePrometheus } = await load<typeof import('../../scripts/prometheus/parts.mjs')>('parts.mjs');
  const found = await ensurePrometheus();
  if ('program' in found) return;
  console.log(found.missing);
  context.skip();
}

/** A real one of its own, which scrapes what answers at an address. */
export async function prometheusFor(url: string): Promise<Prometheus> {
  const { startPrometheus } = await load<typeof import('../../scripts/prometheus/server.mjs')>('server.mjs');
  return startPrometheus({ targets: [new URL(url).host] });
}
