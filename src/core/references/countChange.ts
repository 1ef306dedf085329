/** Counts by name, and which names came to be counted or ceased to be since. */
export class CountChange {
  readonly #counts: Map<string, number>;
  readonly #were = new Map<string, boolean>();

  constructor(counts: Map<string, number>) {
    this.#counts = counts;
  }

  addAll(names: Iterable<string> | undefined, step: 1 | -1): void {
    for (const name of names ?? []) {
      const count = this.#counts.get(name) ?? 0;
      if (!this.#were.has(name)) this.#were.set(name, count > 0);
      if (count + step > 0) this.#counts.set(name, count + step);
      else this.#counts.delete(name);
    }
  }

  /** Whose count was not the same all the while. */
  touched(): Iterable<string> {
    return this.#were.keys();
  }

  changed(): string[] {
    return [...this.#were].filter(([name, was]) => was !== this.#counts.has(name)).map(([name]) => name);
  }
}
