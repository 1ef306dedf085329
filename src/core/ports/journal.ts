import type { LeaseEvent } from '../model/lease.ts';

/** Durable and shared by every window and the command line of this user. */
export interface Journal {
  read(): Promise<readonly LeaseEvent[]>;
  /** Resolves once the event would survive a crash. */
  append(event: LeaseEvent): Promise<void>;
  /** Runs `work` while no other window or process writes a lease. */
  exclusively<T>(work: () => Promise<T>): Promise<T>;
}
