import { AsyncLocalStorage } from 'node:async_hooks';
import type { FlagdCore } from '@openfeature/flagd-core';
import type { Hook } from '@openfeature/server-sdk';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { User } from './users';

/** How pages fare, by the variation of every flag that was asked for on the way. */
export const registry = new Registry();

const options = { labelNames: ['flag', 'variation'] as const, registers: [registry] };
const pages = new Counter({ name: 'shop_pages_total', help: 'Pages asked for', ...options });
const failures = new Counter({ name: 'shop_page_failures_total', help: 'Pages that failed', ...options });
const seconds = new Histogram({
  name: 'shop_page_seconds',
  help: 'Seconds until a page was there',
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1],
  ...options,
});
const people = new Gauge({ name: 'shop_people', help: 'Different people since the shop opened', ...options });

const known = new Map<string, Set<string>>();
const served = new AsyncLocalStorage<Map<string, string>>();

/** Notes for the page in hand which variation of a flag it was served. */
export const noteServed: Hook = {
  after({ flagKey }, { variant }) {
    if (variant !== undefined) served.getStore()?.set(flagKey, variant);
  },
};

/** A counter that is not there yet looks like one that is asked for wrongly: all of them begin at nought. */
export function openCounters(core: FlagdCore): void {
  for (const [flag, { variants }] of core.getFlags()) {
    for (const variation of variants.keys()) {
      for (const counter of [pages, failures, people]) counter.labels(flag, variation).inc(0);
    }
  }
}

export async function counted<Page>(user: User, page: () => Promise<Page>): Promise<Page> {
  const variations = new Map<string, string>();
  const began = performance.now();
  try {
    return await served.run(variations, page);
  } catch (error) {
    for (const [flag, variation] of variations) failures.labels(flag, variation).inc();
    throw error;
  } finally {
    for (const [flag, variation] of variations) {
      pages.labels(flag, variation).inc();
      seconds.labels(flag, variation).observe((performance.now() - began) / 1000);
      people.labels(flag, variation).set(meet(`${flag}=${variation}`, user));
    }
  }
}

function meet(where: string, { key }: User): number {
  const met = known.get(where) ?? new Set();
  known.set(where, met.add(key));
  return met.size;
}
