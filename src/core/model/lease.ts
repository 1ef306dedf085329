import { t } from '@vscode/l10n';
import type { FlagKey } from './flag.ts';
import type { Identity } from './identity.ts';

/**
 * Where a self-release stands.
 * planned → applied → verified → ending → ended; `waiting`: handed in for approval, not in effect; `unknown`: sent, answer lost, settled by reading;
 * `failed`: nothing was written; `orphaned`: where it stood is gone, so there is nothing to end it in.
 */
export type LeaseStatus = (typeof LEASE_STATUSES)[number];

export const LEASE_STATUSES = [
  'planned',
  'waiting',
  'applied',
  'verified',
  'ending',
  'ended',
  'unknown',
  'failed',
  'orphaned',
] as const;

/** A team wants to see a change before it is made: it was handed in, and nothing is in effect yet. */
export interface Approval {
  /** The flag system's own name for the request, to ask for it again or withdraw it. */
  readonly id: string;
  /** By whom, in words, where that is known. */
  readonly by?: string;
  /** Where a person can look at it. */
  readonly link?: string;
  /** The request cannot carry the end that the release was to have there. */
  readonly undated?: true;
}

/** How it was seen that the release is in effect. */
export type Verification =
  | { readonly how: 'asked'; readonly address: string }
  | { readonly how: 'read back' };

export interface LeasePlace {
  readonly provider: string;
  readonly connection: string;
  readonly root: string;
  /** The flag system's address and project; flag files have neither. */
  readonly url?: string;
  readonly project?: string;
  readonly environment: string;
  readonly source: string;
}

type System = Pick<LeasePlace, 'provider' | 'root' | 'url' | 'project'>;

/** A flag system is the same from every clone of a repository; flag files are those of one folder. */
export function sameSystem(a: System, b: System): boolean {
  if (a.provider !== b.provider) return false;
  return a.url === undefined ? a.root === b.root : a.url === b.url && a.project === b.project;
}

/** My Identity gets a Variation in an Environment until an expiry. */
export interface Lease {
  readonly id: string;
  readonly key: FlagKey;
  readonly variation: string;
  readonly identity: Identity;
  /** Enough to find the connection again, also from another window or the command line. */
  readonly place: LeasePlace;
  /** Unix milliseconds. */
  readonly startedAt: number;
  readonly expiresAt: number;
  /** The provider's own before-image of my part and what it became; opaque to everybody else. */
  readonly change: unknown;
  /** My leases on the same flag that were undone by the same write: extended, shortened, turned to another variation. */
  readonly replaces?: readonly string[];
}

/** One line of the journal. The first of a lease carries the lease itself. */
export interface LeaseEvent {
  readonly schema: 1;
  readonly id: string;
  readonly at: number;
  readonly status: LeaseStatus;
  readonly lease?: Lease;
  readonly verification?: Verification;
  readonly approval?: Approval;
  readonly note?: string;
}

export interface LeaseState {
  readonly lease: Lease;
  readonly status: LeaseStatus;
  readonly at: number;
  readonly verification?: Verification;
  /** What somebody has yet to approve: the release while `waiting`, its end while `ending`. */
  readonly approval?: Approval;
  /** It was approved without its end: the flag system does not end it. */
  readonly undated?: true;
  readonly note?: string;
}

/** A line about a change of a release, as far as it concerns leases. */
export interface WiderEvent {
  readonly schema: string;
  readonly id: string;
  readonly at: number;
  readonly status: string;
  readonly rollout?: Taking;
}

/** Leases whose rules go with a change, and those whose rules come back with it, by their ids. */
export interface Taking {
  readonly takes?: readonly string[];
  readonly restores?: readonly string[];
}

/**
 * Folds a journal into the leases it tells of, oldest first. Events of a lease whose start is missing are dropped.
 * The line that says a lease is applied also ends those it replaces, and the line that says so of a wider change those
 * it took along: no crash can fall between the two.
 */
export function leasesOf(events: Iterable<LeaseEvent | WiderEvent>): readonly LeaseState[] {
  const leases = new Map<string, LeaseState>();
  const takings = new Map<string, Taking>();
  for (const event of events) {
    if (event.schema !== 1) {
      takeAlong(event as WiderEvent, takings, leases);
      continue;
    }
    const known = leases.get(event.id);
    const lease = known?.lease ?? event.lease;
    if (lease === undefined || (known !== undefined && !isOpen(known))) continue;
    leases.set(event.id, next(lease, event, known));
    if (event.status === 'applied' || event.status === 'verified') endReplaced(lease, event.at, leases);
  }
  return [...leases.values()];
}

function next(
  lease: Lease,
  { status, at, note, approval, ...event }: LeaseEvent,
  known?: LeaseState,
): LeaseState {
  const verification = event.verification ?? known?.verification;
  const undated = approval?.undated ?? known?.undated;
  return {
    lease,
    status,
    at,
    ...(verification === undefined ? {} : { verification }),
    ...(approval === undefined ? {} : { approval }),
    ...(undated === undefined ? {} : { undated }),
    ...(note === undefined ? {} : { note }),
  };
}

function takeAlong(
  { id, at, status, rollout }: WiderEvent,
  takings: Map<string, Taking>,
  leases: Map<string, LeaseState>,
): void {
  if (rollout !== undefined) takings.set(id, rollout);
  const taking = status === 'applied' || status === 'verified' ? takings.get(id) : undefined;
  // Both lines come, in which order ever: the first of them counts.
  takings.delete(taking === undefined ? '' : id);
  const set = (ids: readonly string[] = [], status: LeaseStatus, note: string) => {
    for (const each of ids) {
      const old = leases.get(each);
      if (old !== undefined && isOpen(old) === (status === 'ended'))
        leases.set(each, { ...old, status, at, note });
    }
  };
  set(taking?.takes, 'ended', t('taken back together with the wider release'));
  set(taking?.restores, 'verified', t('brought back together with the wider release'));
}

function endReplaced({ replaces = [] }: Lease, at: number, leases: Map<string, LeaseState>): void {
  for (const id of replaces) {
    const old = leases.get(id);
    if (old !== undefined && isOpen(old))
      leases.set(id, { ...old, status: 'ended', at, note: t('replaced') });
  }
}

/** Something of ours may still stand in the flag system. */
export function isOpen({ status }: LeaseState): boolean {
  return status !== 'ended' && status !== 'failed';
}
