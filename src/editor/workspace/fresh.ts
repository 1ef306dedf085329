import type { FlagKey } from '../../core/model/flag.ts';
import type { Clock } from '../../core/ports/clock.ts';

/** Shorter than a person sees a difference in, longer than one look at a file takes. */
const FRESH_MS = 1000;

/** What was just worked out of a flag: a file asks for the same one many times, and every surface asks. */
export class Fresh<T> {
  readonly #make: (key: FlagKey) => T;
  readonly #clock: Clock;
  readonly #freshMs: number;
  readonly #made = new Map<FlagKey, T>();
  #since = 0;

  constructor(make: (key: FlagKey) => T, clock: Clock, freshMs = FRESH_MS) {
    this.#make = make;
    this.#clock = clock;
    this.#freshMs = freshMs;
  }

  of(key: FlagKey): T {
    const now = this.#clock.now();
    if (now - this.#since > this.#freshMs || now < this.#since) {
      this.#made.clear();
      this.#since = now;
    }
    const known = this.#made.get(key);
    if (known !== undefined || this.#made.has(key)) return known as T;
    const made = this.#make(key);
    this.#made.set(key, made);
    return made;
  }

  /** Undefined: all. */
  forget(keys?: ReadonlySet<FlagKey>): void {
    if (keys === undefined) this.#made.clear();
    else for (const key of keys) this.#made.delete(key);
  }
}
