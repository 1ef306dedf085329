import type { FlagKey } from '../../core/model/flag.ts';
import type { Clock } from '../../core/ports/clock.ts';
import type { FlagCard } from '../../core/present/flagCard.ts';

/** Shorter than a person sees a difference in, longer than one look at a file takes. */
const FRESH_MS = 1000;

/** Cards as they were just worked out: a file asks for the same flag many times, and every surface asks. */
export class Cards {
  readonly #make: (key: FlagKey) => FlagCard;
  readonly #clock: Clock;
  readonly #made = new Map<FlagKey, FlagCard>();
  #since = 0;

  constructor(make: (key: FlagKey) => FlagCard, clock: Clock) {
    this.#make = make;
    this.#clock = clock;
  }

  of(key: FlagKey): FlagCard {
    const now = this.#clock.now();
    if (now - this.#since > FRESH_MS || now < this.#since) {
      this.#made.clear();
      this.#since = now;
    }
    const known = this.#made.get(key);
    if (known !== undefined) return known;
    const card = this.#make(key);
    this.#made.set(key, card);
    return card;
  }

  /** Undefined: all. */
  forget(keys?: ReadonlySet<FlagKey>): void {
    if (keys === undefined) this.#made.clear();
    else for (const key of keys) this.#made.delete(key);
  }
}
