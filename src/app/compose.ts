import type { Clock } from '../core/ports/clock.ts';
import type { HealthSource } from '../core/ports/healthSource.ts';
import type { Journal } from '../core/ports/journal.ts';
import type { Log } from '../core/ports/log.ts';
import type { Providers } from '../core/ports/provider.ts';
import { Archives } from './archive/archives.ts';
import { FlagStore } from './flagStore.ts';
import { Health } from './health/health.ts';
import { Rollouts } from './rollout/rollouts.ts';
import { SelfReleases } from './selfRelease/selfReleases.ts';
import { UsageBook } from './usageBook.ts';

export interface Ports {
  readonly providers: Providers;
  readonly journal: Journal;
  readonly clock: Clock;
  readonly log: Log;
  readonly newId: () => string;
  /** Metric systems there is an adapter for. Left out: none. */
  readonly healthSources?: ReadonlyMap<string, HealthSource>;
  /** Whether what a configuration names may be asked. Left out: it may. */
  readonly mayAsk?: () => boolean;
}

/** The use cases over their ports, the same for the editor and the command line. */
export interface App {
  readonly clock: Clock;
  readonly log: Log;
  readonly store: FlagStore;
  readonly selfReleases: SelfReleases;
  readonly usage: UsageBook;
  readonly rollouts: Rollouts;
  readonly health: Health;
  readonly archives: Archives;
}

export function compose({ providers, journal, clock, log, newId, ...asking }: Ports): App {
  const store = new FlagStore({ providers, clock, log });
  const { healthSources: sources = new Map(), mayAsk = () => true } = asking;
  const health = new Health({ sources, clock, mayAsk });
  const needs = { store, journal, clock, log, newId, health };
  const rollouts = new Rollouts(needs);
  return {
    clock,
    log,
    store,
    selfReleases: new SelfReleases(needs),
    rollouts,
    archives: new Archives({ ...needs, rollouts }),
    health,
    usage: new UsageBook({ store, clock, log }),
  };
}
