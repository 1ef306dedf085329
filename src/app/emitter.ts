export interface Subscription {
  dispose(): void;
}

/** The one event there is: listeners are called in order of subscription. */
export class Emitter<T> {
  readonly #listeners = new Set<(event: T) => void>();

  readonly on = (listener: (event: T) => void): Subscription => {
    this.#listeners.add(listener);
    return { dispose: () => this.#listeners.delete(listener) };
  };

  fire(event: T): void {
    for (const listener of [...this.#listeners]) listener(event);
  }

  dispose(): void {
    this.#listeners.clear();
  }
}
