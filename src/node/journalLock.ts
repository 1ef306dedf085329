import { stat, utimes } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { t } from '@vscode/l10n';
import { lock } from 'proper-lockfile';
import { FileError } from '../core/ports/files.ts';
import { codeOf } from './files.ts';

/** A holder refreshes its lock every `UPDATE_MS`; one that did not for `STALE_MS` is dead. */
const STALE_MS = 5_000;
const UPDATE_MS = 1_000;
/** Longer than a dead holder's lock lasts. */
const PATIENCE_MS = 15_000;
const PAUSE_MS = { first: 10, most: 250 };

/** One writer at a time among all processes of this user; a killed one's lock is taken over. */
export class JournalLock {
  readonly #file: string;
  #lost = new AbortController();

  constructor(file: string) {
    this.#file = file;
  }

  /** `lost` is aborted when somebody took the lock over meanwhile. */
  async hold<T>(work: (lost: AbortSignal) => Promise<T>): Promise<T> {
    const release = await this.#acquire();
    try {
      return await work(this.#lost.signal);
    } finally {
      // A lock that was lost is no longer ours to give back.
      await release().catch(() => undefined);
    }
  }

  /** Throws when somebody took the lock over: this process slept for longer than a living one may. */
  assertKept(): void {
    if (!this.#lost.signal.aborted) return;
    throw new FileError('not writable', this.#file, t`The lock on the journal ${this.#file} was lost.`);
  }

  /** Its own loop: proper-lockfile would also repeat what cannot succeed, on a disk that is full or read-only. */
  async #acquire(): Promise<() => Promise<void>> {
    const deadline = performance.now() + PATIENCE_MS;
    for (let pause = PAUSE_MS.first; ; pause = Math.min(pause * 1.5, PAUSE_MS.most)) {
      try {
        return await this.#tryOnce();
      } catch (cause) {
        const code = codeOf(cause);
        if (code !== 'ELOCKED' || performance.now() > deadline) throw this.#unavailable(code);
      }
      await wait(pause * (1 + Math.random()));
    }
  }

  async #tryOnce(): Promise<() => Promise<void>> {
    await this.#wakeFromFuture();
    const lost = new AbortController();
    const release = await lock(this.#file, {
      realpath: false,
      stale: STALE_MS,
      update: UPDATE_MS,
      onCompromised: () => lost.abort(),
    });
    this.#lost = lost;
    return release;
  }

  /**
   * The lock of a process that died while the clock was ahead would not be stale until the clock is there again.
   * A living holder notices at its next update that the lock is no longer its own.
   */
  async #wakeFromFuture(): Promise<void> {
    const folder = `${this.#file}.lock`;
    const held = await stat(folder).catch(() => undefined);
    const now = Date.now();
    if (held === undefined || held.mtimeMs <= now + STALE_MS) return;
    const nearlyStale = new Date(now - STALE_MS + 2 * UPDATE_MS);
    await utimes(folder, nearlyStale, nearlyStale).catch(() => undefined);
  }

  #unavailable(code: string): FileError {
    const what =
      code === 'ELOCKED'
        ? t`The journal ${this.#file} is being written by another window or process. Nothing was changed.`
        : t`The journal ${this.#file} cannot be locked (${code}). Nothing was changed.`;
    return new FileError('not writable', this.#file, what);
  }
}
