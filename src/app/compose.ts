import type { Clock } from '../core/ports/clock.ts';
import type { Journal } from '../core/ports/journal.ts';
import type { Log } from '../core/ports/log.ts';
import type { Provider } from '../core/ports/provider.ts';
import { FlagStore } from './flagStore.ts';
import { Rollouts } from './rollout/rollouts.ts';
import { SelfReleases } from './selfRelease/selfReleases.ts';
import { UsageBook } from './usageBook.ts';

export interface Ports {
  readonly providers: ReadonlyMap<string, Provider>;
  readonly journal: Journal;
  readonly clock: Clock;
  readonly log: Log;
  readonly newId: () => string;
}

/** The use cases over their ports, the same for the editor and the command line. */
export interface App {
  readonly clock: Clock;
  readonly log: Log;
  readonly store: FlagStore;
  readonly selfReleases: SelfReleases;
  readonly usage: UsageBook;
  readonly rollouts: Rollouts;
}

export function compose({ providers, journal, clock, log, newId }: Ports): App {
  const store = new FlagStore({ providers, clock, log });
  const needs = { store, journal, clock, log, newId };
  return {
    clock,
    log,
    store,
    selfReleases: new SelfReleases(needs),
    rollouts: new Rollouts(needs),
    usage: new UsageBook({ store, clock, log }),
  };
}
