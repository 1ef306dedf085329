// Usage: npm run bench -- reading [FLAGS]. What it takes to know every flag of a project in all its environments, and to
// hear that nothing changed: requests, bytes on the wire, time by the clock (the answering server's own included), and
// the memory that stays. Two flag systems are doubles in this process, whose answers are not compressed.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { FlagStore } from '../src/app/flagStore.ts';
import type { Connection } from '../src/core/model/environment.ts';
import { systemClock } from '../src/node/clock.ts';
import { SILENT } from '../test/support/selfRelease.ts';
import { type Between, between } from './reading/between.ts';
import { launchdarkly, type System, split, unleash } from './reading/systems.ts';

const MEGABYTE = 1_000_000;

async function run(count: number): Promise<void> {
  for (const open of [launchdarkly, split, unleash]) {
    const system = await open(count);
    const counted = await between(system.url);
    try {
      await measure(system, counted);
    } finally {
      counted.close();
      await system.stop();
    }
  }
}

async function measure(system: System, counted: Between): Promise<void> {
  const { provider, project, environments, what } = system;
  const store = new FlagStore({
    providers: new Map([[provider.id, provider]]),
    clock: systemClock,
    log: SILENT,
  });
  const connection: Connection = {
    ...{ name: 'shop', provider: provider.id, url: counted.url, project, root: '/', folders: ['.'] },
    environments: environments.map((name) => ({ name, tier: 'other', source: name })),
  };
  const before = heap();
  console.log(`${what}, first: ${await taken(counted, () => store.connect([connection]))}`);
  const flags = store.entries.map(({ snapshot, problem }) => snapshot?.flags.size ?? problem);
  console.log(
    `  flags by environment: ${flags.join(', ')}; memory: ${((heap() - before) / MEGABYTE).toFixed(0)} MB`,
  );
  console.log(`  again, nothing changed: ${await taken(counted, () => store.refresh())}`);
}

async function taken(counted: Between, work: () => Promise<unknown>): Promise<string> {
  const { requests, bytes } = counted;
  const start = performance.now();
  await work();
  const seconds = (performance.now() - start) / 1000;
  const sent = (counted.bytes - bytes) / MEGABYTE;
  return `${counted.requests - requests} requests, ${sent.toFixed(2)} MB, ${seconds.toFixed(2)} s`;
}

/** Bytes of what is still used. */
function heap(): number {
  collect();
  return process.memoryUsage().heapUsed;
}

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

void run(Number(process.argv[2] ?? 5000));
