import { stat, utimes } from 'node:fs/promises';
import { lock } from 'proper-lockfile';
import { FileError } from '../core/ports/files.ts';
import { codeOf } from './files.ts';

/** A holder refreshes its lock every `UPDATE_MS`; one that did not for `STALE_MS` is dead. */
const STALE_MS = 5_000;
const UPDATE_MS = 1_000;
/** Some 15 s in all: longer than a dead holder's lock lasts. */
const RETRIES = { retries: 70, factor: 1.5, minTimeout: 20, maxTimeout: 250 };

/** One writer at a time among all processes of this user; a killed one's lock is taken over. */
export class JournalLock {
  readonly #file: string;
  #lost = false;

  constructor(file: string) {
    this.#file = file;
  }

  async hold<T>(work: () => Promise<T>): Promise<T> {
    const release = await this.#acquire();
    try {
      return await work();
    } finally {
      // A lock that was lost is no longer ours to give back.
      await release().catch(() => undefined);
    }
  }

  /** Throws when somebody took the lock over: this process slept for longer than a living one may. */
  assertKept(): void {
    if (!this.#lost) return;
    throw new FileError('not writable', this.#file, `The lock on the journal ${this.#file} was lost.`);
  }

  async #acquire(): Promise<() => Promise<void>> {
    await this.#wakeFromFuture();
    try {
      const release = await lock(this.#file, {
        realpath: false,
        stale: STALE_MS,
        update: UPDATE_MS,
        retries: RETRIES,
        onCompromised: () => {
          this.#lost = true;
        },
      });
      this.#lost = false;
      return release;
    } catch (cause) {
      throw this.#unavailable(codeOf(cause));
    }
  }

  /** The lock of a process that died while the clock was ahead would not be stale until the clock is there again. */
  async #wakeFromFuture(): Promise<void> {
    const folder = `${this.#file}.lock`;
    const held = await stat(folder).catch(() => undefined);
    const now = new Date();
    if (held === undefined || held.mtimeMs <= now.getTime() + STALE_MS) return;
    await utimes(folder, now, now).catch(() => undefined);
  }

  #unavailable(code: string): FileError {
    const what =
      code === 'ELOCKED' ? 'is being written by another window or process' : `cannot be locked (${code})`;
    return new FileError(
      'not writable',
      this.#file,
      `The journal ${this.#file} ${what}. Nothing was changed.`,
    );
  }
}
