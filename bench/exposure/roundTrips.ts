import type { Files } from '../../src/core/ports/files.ts';
import type { Journal } from '../../src/core/ports/journal.ts';

import { type Moment, moment, since, sum, type Taken, ZERO } from './taken.ts';

/** Adds up the time that passes outside our own work: in the disk's flag file, the journal and its lock. */
export class RoundTrips {
  #total: Taken = ZERO;

  /** Since the last time it was asked. */
  take(): Taken {
    const total = this.#total;
    this.#total = ZERO;
    return total;
  }

  files(files: Files): Files {
    return {
      read: (file) => this.#timed(() => files.read(file)),
      replace: (file, expected, text) => this.#timed(() => files.replace(file, expected, text)),
    };
  }

  journal(journal: Journal): Journal {
    return {
      read: () => this.#timed(() => journal.read()),
      append: (event) => this.#timed(() => journal.append(event)),
      drop: (ids) => this.#timed(() => journal.drop(ids)),
      exclusively: async (work) => {
        const asked = moment();
        let [before, ended]: [Taken, Moment] = [ZERO, asked];
        try {
          return await journal.exclusively(async () => {
            before = since(asked);
            try {
              return await work();
            } finally {
              ended = moment();
            }
          });
        } finally {
          this.#total = sum(this.#total, sum(before, since(ended)));
        }
      },
    };
  }

  async #timed<T>(work: () => Promise<T>): Promise<T> {
    const began = moment();
    try {
      return await work();
    } finally {
      this.#total = sum(this.#total, since(began));
    }
  }
}
