import type { FlagKey } from './flag.ts';
import type { Identity } from './identity.ts';

/**
 * Where a self-release stands.
 * planned → applied → verified → ending → ended; `unknown`: sent, answer lost, settled by reading;
 * `failed`: nothing was written; `orphaned`: it can no longer be ended by us.
 */
export type LeaseStatus =
  | 'planned'
  | 'applied'
  | 'verified'
  | 'ending'
  | 'ended'
  | 'unknown'
  | 'failed'
  | 'orphaned';

/** How it was seen that the release is in effect. */
export type Verification =
  | { readonly how: 'asked'; readonly address: string }
  | { readonly how: 'read back' };

/** My Identity gets a Variation in an Environment until an expiry. */
export interface Lease {
  readonly id: string;
  readonly key: FlagKey;
  readonly variation: string;
  readonly identity: Identity;
  /** Enough to find the connection again, also from another window or the command line. */
  readonly place: {
    readonly provider: string;
    readonly connection: string;
    readonly root: string;
    readonly environment: string;
    readonly source: string;
  };
  /** Unix milliseconds. */
  readonly startedAt: number;
  readonly expiresAt: number;
  /** The provider's own before-image of my part and what it became; opaque to everybody else. */
  readonly change: unknown;
}

/** One line of the journal. The first of a lease carries the lease itself. */
export interface LeaseEvent {
  readonly schema: 1;
  readonly id: string;
  readonly at: number;
  readonly status: LeaseStatus;
  readonly lease?: Lease;
  readonly verification?: Verification;
  readonly note?: string;
}

export interface LeaseState {
  readonly lease: Lease;
  readonly status: LeaseStatus;
  readonly at: number;
  readonly verification?: Verification;
  readonly note?: string;
}

/** Folds a journal into the leases it tells of, oldest first. Events of a lease whose start is missing are dropped. */
export function leasesOf(events: Iterable<LeaseEvent>): readonly LeaseState[] {
  const leases = new Map<string, LeaseState>();
  for (const event of events) {
    const known = leases.get(event.id);
    const lease = known?.lease ?? event.lease;
    if (lease === undefined) continue;
    const verification = event.verification ?? known?.verification;
    leases.set(event.id, {
      lease,
      status: event.status,
      at: event.at,
      ...(verification === undefined ? {} : { verification }),
      ...(event.note === undefined ? {} : { note: event.note }),
    });
  }
  return [...leases.values()];
}

/** Something of ours may still stand in the flag system. */
export function isOpen({ status }: LeaseState): boolean {
  return status !== 'ended' && status !== 'failed';
}
