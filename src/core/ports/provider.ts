import type { Environment } from '../model/environment.ts';
import type { Evaluation } from '../model/evaluation.ts';
import type { FlagKey } from '../model/flag.ts';
import type { FlagState, Serve } from '../model/flagState.ts';
import type { Identity } from '../model/identity.ts';
import type { Snapshot } from '../model/snapshot.ts';

export type ProviderFailure =
  | 'missing'
  | 'malformed'
  | 'unauthorized'
  | 'forbidden'
  | 'conflict'
  | 'rate limited'
  | 'unreachable'
  | 'timeout';

/** `reason` is what callers branch on; the message says what happened and what to do, for the person. */
export class ProviderError extends Error {
  override readonly name = 'ProviderError';
  readonly reason: ProviderFailure;

  constructor(reason: ProviderFailure, message: string, options?: { readonly cause?: unknown }) {
    super(message, options);
    this.reason = reason;
  }
}

/** A place where flags are read and written: one environment of one connection. */
export interface Place {
  readonly root: string;
  readonly environment: Environment;
}

export interface SelfReleaseRequest {
  readonly key: FlagKey;
  readonly variation: string;
  readonly identity: Identity;
  /** Unix seconds. */
  readonly until: number;
}

/** When a flag's definition last changed. `at`: Unix milliseconds. */
export interface FlagChange {
  readonly at: number;
  readonly by: string;
  /** Where it was seen, for evidence: a commit, an audit log entry. */
  readonly seen: string;
}

/** A change computed on one version and not yet made. */
export interface Plan {
  readonly before: Snapshot;
  /** What a reader would see after the change: what the blast radius is judged on. */
  readonly after: Snapshot;
  /** The native change as a person of that flag system would read it, for a diff or a side-by-side view. */
  readonly texts: { readonly name: string; readonly before: string; readonly after: string };
  /** The before-image of my part and what it becomes; plain JSON, kept in the journal for the undo. */
  readonly change: unknown;
}

export interface Refusal {
  readonly refused: string;
  /** What the person can do instead. */
  readonly hint?: string;
}

export function isRefusal<T extends object>(answer: T | Refusal): answer is Refusal {
  return 'refused' in answer;
}

/** The adapter to one flag system. Planning is pure computation on a snapshot; only `apply` writes. */
export interface Provider {
  readonly id: string;
  /** For people: 'flagd files', 'LaunchDarkly'. */
  readonly label: string;
  /** The flag system itself ends a release at its expiry. */
  readonly holdsExpiry: boolean;
  /** Rejects with `ProviderError`. A flag that cannot be read is a problem in the snapshot, never left out silently. */
  read(place: Place): Promise<Snapshot>;
  /** When each flag last changed, where the flag system or a history tells. */
  changes?(place: Place): Promise<ReadonlyMap<FlagKey, FlagChange>>;
  /** What the vendor's own evaluator serves, now. */
  evaluate(snapshot: Snapshot, key: FlagKey, identity: Identity): Evaluation;
  /** Where in a split the identity comes in, 0 up to 1. */
  position(
    serve: Extract<Serve, { kind: 'split' }>,
    state: FlagState,
    identity: Identity,
  ): number | undefined;
  planSelfRelease(snapshot: Snapshot, request: SelfReleaseRequest): Plan | Refusal;
  /** The inverse of a plan's `change` on whatever stands there now; undefined when nothing of it is left. */
  planUndo(snapshot: Snapshot, key: FlagKey, identity: Identity, change: unknown): Plan | Refusal | undefined;
  /** Writes a plan on the version it was made for; rejects with `conflict` when that is no longer current. */
  apply(place: Place, plan: Plan): Promise<void>;
  /** Asks the running production, where the environment names one; undefined where it cannot be asked. */
  ask?(environment: Environment, key: FlagKey, identity: Identity, signal: AbortSignal): Promise<Evaluation>;
}
