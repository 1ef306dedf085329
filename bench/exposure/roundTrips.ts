import { performance } from 'node:perf_hooks';
import type { Files } from '../../src/core/ports/files.ts';
import type { Journal } from '../../src/core/ports/journal.ts';

/** Adds up the time that passes outside our own work: in the disk's flag file, the journal and its lock. */
export class RoundTrips {
  #total = 0;

  /** Milliseconds since the last time it was asked. */
  take(): number {
    const total = this.#total;
    this.#total = 0;
    return total;
  }

  files({ read, replace }: Files): Files {
    return {
      read: (file) => this.#timed(() => read(file)),
      replace: (file, expected, text) => this.#timed(() => replace(file, expected, text)),
    };
  }

  journal(journal: Journal): Journal {
    return {
      read: () => this.#timed(() => journal.read()),
      append: (event) => this.#timed(() => journal.append(event)),
      drop: (ids) => this.#timed(() => journal.drop(ids)),
      exclusively: async (work) => {
        const asked = performance.now();
        let [began, ended] = [asked, asked];
        try {
          return await journal.exclusively(async () => {
            began = performance.now();
            try {
              return await work();
            } finally {
              ended = performance.now();
            }
          });
        } finally {
          this.#total += began - asked + (performance.now() - ended);
        }
      },
    };
  }

  async #timed<T>(work: () => Promise<T>): Promise<T> {
    const began = performance.now();
    try {
      return await work();
    } finally {
      this.#total += performance.now() - began;
    }
  }
}
