import { setTimeout as pause } from 'node:timers/promises';

/** What a crowd saw, by its own count. */
export interface Seen {
  readonly requests: number;
  readonly failures: number;
  /** Different people who met the new checkout, working or not. */
  readonly reached: number;
}

const AT_ONCE = 4;
/** Longer than a page takes: a machine of two cores has other work. */
const REST_MS = 8;

/**
 * A bounded crowd on this machine: so many different people look at the shop in turn, a few at a time, until it is
 * stopped.
 */
export class Load {
  readonly #url: string;
  readonly #people: readonly string[];
  readonly #restMs: number;
  readonly #stopped = new AbortController();
  readonly #reached = new Set<string>();
  #next = 0;
  #requests = 0;
  #failures = 0;
  #running: Promise<unknown> = Promise.resolve();

  constructor(url: string, people: readonly string[], restMs = REST_MS) {
    this.#url = url;
    this.#people = people;
    this.#restMs = restMs;
  }

  start(): void {
    this.#running = Promise.all(Array.from({ length: AT_ONCE }, () => this.#walk()));
  }

  get seen(): Seen {
    return { requests: this.#requests, failures: this.#failures, reached: this.#reached.size };
  }

  /** As many more pages, begun after this. */
  async pages(count: number): Promise<void> {
    const wanted = this.#requests + AT_ONCE + count;
    while (this.#requests < wanted && !this.#stopped.signal.aborted) await pause(this.#restMs);
  }

  async stop(): Promise<Seen> {
    this.#stopped.abort();
    await this.#running;
    return this.seen;
  }

  async #walk(): Promise<void> {
    while (!this.#stopped.signal.aborted) {
      await this.#visit(this.#people[this.#next++ % this.#people.length] ?? '');
      await pause(this.#restMs);
    }
  }

  async #visit(person: string): Promise<void> {
    const answer = await fetch(`${this.#url}/?user=${encodeURIComponent(person)}`);
    const page = await answer.text();
    this.#requests += 1;
    if (answer.status >= 500) this.#failures += 1;
    // Only the new checkout ever fails.
    if (answer.status >= 500 || page.includes('data-testid="checkout-new"')) this.#reached.add(person);
  }
}

export function crowd(size: number): readonly string[] {
  return Array.from({ length: size }, (_, at) => `customer-${at}@mail.example`);
}
