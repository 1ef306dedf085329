import type { Clock } from '../../src/core/ports/clock.ts';

interface Sleeper {
  readonly at: number;
  readonly wake: () => void;
}

/** Time that passes only when a test says so. */
export class FakeClock implements Clock {
  #now: number;
  #sleepers: readonly Sleeper[] = [];
  readonly #onSleep: (() => void)[] = [];

  constructor(now: number | string) {
    this.#now = typeof now === 'string' ? Date.parse(now) : now;
  }

  now(): number {
    return this.#now;
  }

  wait(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((wake, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      const sleeper = { at: this.#now + ms, wake };
      this.#sleepers = [...this.#sleepers, sleeper];
      for (const told of this.#onSleep.splice(0)) told();
      signal?.addEventListener('abort', () => {
        this.#sleepers = this.#sleepers.filter((other) => other !== sleeper);
        reject(signal.reason);
      });
    });
  }

  /** Resolves once somebody waits. */
  asleep(): Promise<void> {
    return this.#sleepers.length > 0
      ? Promise.resolve()
      : new Promise((resolve) => {
          this.#onSleep.push(resolve);
        });
  }

  advance(ms: number): void {
    this.#now += ms;
    const due = this.#sleepers.filter(({ at }) => at <= this.#now);
    this.#sleepers = this.#sleepers.filter(({ at }) => at > this.#now);
    for (const { wake } of due) wake();
  }
}

/** Time that passes as soon as somebody waits for it: for code that polls until a limit. */
export class HastyClock extends FakeClock {
  override async wait(ms: number): Promise<void> {
    this.advance(ms);
  }
}
