import type { BlastRadius } from '../../core/exposure/blastRadius.ts';
import type { FlagKey } from '../../core/model/flag.ts';
import type { Identity } from '../../core/model/identity.ts';
import type { LeaseState } from '../../core/model/lease.ts';
import type { Plan } from '../../core/ports/provider.ts';
import type { Entry } from '../flagStore.ts';

export interface SelfReleaseWish {
  readonly entry: Entry;
  readonly key: FlagKey;
  readonly identity: Identity;
  /** A variation's name; without it, the one whose value is `true`. */
  readonly variation?: string;
  readonly hours: number;
}

/** A change proved to reach only me, not made yet. */
export interface Proposal {
  readonly outcome: 'proposal';
  readonly wish: SelfReleaseWish;
  readonly variation: string;
  /** Unix seconds. */
  readonly until: number;
  readonly plan: Plan;
  readonly radius: Extract<BlastRadius, { reach: 'only me' | 'nobody' }>;
  /** Leases of mine on the same flag that this one takes the place of. */
  readonly replaces: readonly LeaseState[];
}

/** Nothing was changed, and why. */
export interface Refused {
  readonly outcome: 'refused';
  readonly why: string;
  readonly hint?: string;
}

export interface AlreadyMine {
  readonly outcome: 'already';
  readonly why: string;
}

/** Which variation 'release' means without being told: the one that is on. */
export function defaultVariation(entry: Entry, key: FlagKey): string | undefined {
  const variations = entry.snapshot?.flags.get(key)?.variations ?? [];
  return variations.find(({ value }) => value === true)?.name;
}
