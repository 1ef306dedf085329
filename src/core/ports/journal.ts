import type { LeaseEvent } from '../model/lease.ts';
import type { RolloutEvent } from '../model/rollout.ts';

export type JournalEvent = LeaseEvent | RolloutEvent;

/** Durable and shared by every window and the command line of this user. Everything rejects with `FileError`. */
export interface Journal {
  read(): Promise<readonly JournalEvent[]>;
  /** Within `exclusively` only. Resolves once the event would survive a crash; rejects with nothing of it written. */
  append(event: JournalEvent): Promise<void>;
  /** Within `exclusively` only. Forgets what happened under these ids; whatever else stands in the journal is kept to the letter. */
  drop(ids: ReadonlySet<string>): Promise<void>;
  /** Runs `work` while no other window or process writes a lease. */
  exclusively<T>(work: () => Promise<T>): Promise<T>;
}
