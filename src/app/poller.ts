import type { Clock } from '../core/ports/clock.ts';
import type { FlagStore } from './flagStore.ts';

const LOOKED_AT_MS = 30_000;
const IN_BACKGROUND_MS = 5 * 60_000;
const LONGEST_MS = 15 * 60_000;
/** Between two reads lies this many times as long as a read takes: thousands of flags are hundreds of requests. */
const REST = 20;

interface Needs {
  readonly store: FlagStore;
  readonly clock: Clock;
  /** Whether a person is looking. */
  readonly focused: () => boolean;
}

/**
 * Reads flag systems that make no noise when they change: often while somebody looks, seldom otherwise,
 * where reading takes long, and ever more seldom while it fails.
 */
export class Poller {
  readonly #needs: Needs;
  readonly #stopped = new AbortController();
  #pause = new AbortController();
  #failures = 0;
  #tookMs = 0;
  #readAt: number;

  constructor(needs: Needs) {
    this.#needs = needs;
    this.#readAt = needs.clock.now();
  }

  /** Until it is disposed. */
  async run(): Promise<void> {
    while (!this.#stopped.signal.aborted) {
      const left = this.#readAt + this.#interval() - this.#needs.clock.now();
      if (left > 0) await this.#wait(left);
      else await this.#read();
    }
  }

  /** Somebody came or went: the pause is measured anew. */
  wake(): void {
    this.#pause.abort();
  }

  async #wait(ms: number): Promise<void> {
    this.#pause = new AbortController();
    await this.#needs.clock.wait(ms, this.#pause.signal).catch(() => undefined);
  }

  async #read(): Promise<void> {
    const { store, clock } = this.#needs;
    const began = clock.now();
    await store.refresh(({ provider }) => provider.polled);
    this.#readAt = clock.now();
    this.#tookMs = this.#readAt - began;
    const failed = store.entries.some(({ provider, problem }) => provider.polled && problem !== undefined);
    this.#failures = failed ? this.#failures + 1 : 0;
  }

  #interval(): number {
    const base = this.#needs.focused() ? LOOKED_AT_MS : IN_BACKGROUND_MS;
    const rested = Math.max(base, REST * this.#tookMs);
    return Math.min(LONGEST_MS, rested * 2 ** Math.min(this.#failures, 10));
  }

  dispose(): void {
    this.#stopped.abort();
    this.#pause.abort();
  }
}
