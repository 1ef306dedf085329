import type { FlagKey } from '../core/model/flag.ts';
import type { Usage } from '../core/model/usage.ts';
import type { Clock } from '../core/ports/clock.ts';
import type { Log } from '../core/ports/log.ts';
import { ProviderError } from '../core/ports/provider.ts';
import { Emitter } from './emitter.ts';
import { type Entry, type FlagStore, placeOf } from './flagStore.ts';

const FRESH_MS = 5 * 60_000;
/** As many as a person may be looking at: a count is a request for each flag and environment. */
const MOST_AT_ONCE = 20;

interface Needs {
  readonly store: FlagStore;
  readonly clock: Clock;
  readonly log: Log;
}

interface Counted {
  readonly at: number;
  readonly usage?: Usage;
}

/** How often production asks for the flags that somebody looks at. Reading never waits: who wants a count gets it with the next event. */
export class UsageBook {
  readonly #needs: Needs;
  readonly #changed = new Emitter<FlagKey>();
  readonly #counts = new Map<string, Counted>();
  /** Connections whose token may not see counts, or that have none. */
  readonly #closed = new Set<string>();
  #work: Promise<void> = Promise.resolve();

  readonly onDidChange = this.#changed.on;

  constructor(needs: Needs) {
    this.#needs = needs;
  }

  of(connection: string, environment: string, key: FlagKey): Usage | undefined {
    return this.#counts.get(idOf(connection, environment, key))?.usage;
  }

  /** Asks, one after the other, for what is not known or old. Resolves when all have been told; never rejects. */
  want(keys: readonly FlagKey[]): Promise<void> {
    const { store } = this.#needs;
    for (const key of keys.slice(0, MOST_AT_ONCE))
      for (const entry of store.entries) {
        if (entry.environment.tier !== 'production' || !entry.snapshot?.flags.has(key)) continue;
        this.#work = this.#work.then(() => this.#count(entry, key));
      }
    return this.#work;
  }

  async #count(entry: Entry, key: FlagKey): Promise<void> {
    const { clock, log } = this.#needs;
    const { provider, connection, environment } = entry;
    const id = idOf(connection.name, environment.name, key);
    const known = this.#counts.get(id);
    if (provider.usage === undefined || this.#closed.has(connection.name)) return;
    if (known !== undefined && clock.now() - known.at < FRESH_MS) return;
    try {
      const usage = await provider.usage(placeOf(entry), key);
      this.#counts.set(id, { at: clock.now(), usage });
      this.#changed.fire(key);
    } catch (error) {
      // A count that is old is none: it would be shown with a window that is no longer true.
      this.#counts.set(id, { at: clock.now() });
      const reason = error instanceof ProviderError ? error.reason : undefined;
      if (reason === 'forbidden' || reason === 'missing') this.#closed.add(connection.name);
      log.info(`How often ${key} is asked for cannot be told: ${String(error)}`);
    }
  }

  dispose(): void {
    this.#changed.dispose();
  }
}

function idOf(connection: string, environment: string, key: FlagKey): string {
  return JSON.stringify([connection, environment, key]);
}
