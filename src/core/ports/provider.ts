import type { Draw } from '../model/condition.ts';
import type { Connection, Environment } from '../model/environment.ts';
import type { Evaluation } from '../model/evaluation.ts';
import type { FlagKey } from '../model/flag.ts';
import type { FlagState } from '../model/flagState.ts';
import type { Identity } from '../model/identity.ts';
import type { Approval } from '../model/lease.ts';
import type { Reach } from '../model/reach.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { Usage } from '../model/usage.ts';

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
  /** Of the answer, where one came that is no success. */
  readonly status: number | undefined;

  constructor(
    reason: ProviderFailure,
    message: string,
    options?: { readonly cause?: unknown; readonly status?: number },
  ) {
    super(message, options);
    this.reason = reason;
    this.status = options?.status;
  }
}

/** A place where flags are read and written: one environment of one connection. */
export interface Place {
  readonly connection: Connection;
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
  /**
   * What is sent, in order, in the provider's own terms. A plan made on another plan's `after` is carried out
   * as one: the steps of both. Empty where `after` itself is what is written.
   */
  readonly steps: readonly unknown[];
  /** What the flag system does not show, so that it cannot be promised; for the person. */
  readonly cautions?: readonly string[];
}

/** Something that can be asked what people get: an application's own endpoint, or one of the flag system. */
export interface RunningProduction {
  /** For people. */
  readonly address: string;
  ask(key: FlagKey, identity: Identity, signal: AbortSignal): Promise<Evaluation>;
}

export interface Refusal {
  readonly refused: string;
  /** What the person can do instead. */
  readonly hint?: string;
}

export function isRefusal<T extends object>(answer: T | Refusal): answer is Refusal {
  return 'refused' in answer;
}

/** A flag file before and after: an edit that a person looks at in their editor, and that editor makes. */
export interface TextChange {
  readonly before: string;
  readonly after: string;
}

/** What a connection is made of while it is being made. */
export interface Access {
  readonly url: string;
  readonly token: string;
}

/** A project or environment as the flag system offers it. */
export interface Offer {
  readonly key: string;
  readonly name: string;
  /** The vendor itself marks it as production. */
  readonly production?: boolean;
}

/** The steps by which a person connects; each rejects with `ProviderError` whose message says what the token lacks. */
export interface Connector {
  /** Where the flag system is found, the usual one first; `url` undefined: a server of one's own. */
  readonly sites: readonly { readonly label: string; readonly url: string | undefined }[];
  /** Where a token is made: a page below the site's address, and the least rights it needs, in words. */
  readonly tokenPage: (url: string) => string;
  readonly tokenNeeds: string;
  projects(access: Access): Promise<readonly Offer[]>;
  environments(access: Access, project: string): Promise<readonly Offer[]>;
}

/** How a flag whose work is done is put away: whoever asks for it from then on gets the default in their own code. */
export interface Archiving {
  /** By one act for all environments of its project, or in each of them on its own. */
  readonly reach: 'project' | 'environment';
  /** What becomes of the flag and how it comes back, as a sentence for the person who is asked. */
  readonly means: string;
  plan(snapshot: Snapshot, key: FlagKey): Plan | Refusal;
}

/** Somebody whom the flag system has seen in the running product. */
export interface Seen {
  readonly identity: Identity;
  /** Unix milliseconds. */
  readonly lastSeen?: number;
}

/** The adapter to one flag system. Planning is pure computation on a snapshot; only `apply` writes. */
export interface Provider {
  readonly id: string;
  /** For people: 'flagd files', 'LaunchDarkly'. */
  readonly label: string;
  /** The flag system itself ends a release at its expiry. */
  readonly holdsExpiry: boolean;
  /** Its changes make no noise here: it has to be read again now and then. */
  readonly polled: boolean;
  /** Rejects with `ProviderError`. A flag that cannot be read is a problem in the snapshot, never left out silently. */
  read(place: Place): Promise<Snapshot>;
  /**
   * As `read`, with this flag afresh and the others as they were last read: where a whole environment takes many
   * requests. Left out: `read` is cheap enough.
   */
  readFlag?(place: Place, key: FlagKey): Promise<Snapshot>;
  /** When each flag last changed, where the flag system or a history tells. */
  changes?(place: Place): Promise<ReadonlyMap<FlagKey, FlagChange>>;
  /** How often the flag was asked for of late, where the flag system counts. One request or few; rejects with `ProviderError`. */
  usage?(place: Place, key: FlagKey): Promise<Usage>;
  /** What the vendor's own evaluator serves, now. */
  evaluate(snapshot: Snapshot, key: FlagKey, identity: Identity): Evaluation;
  /** Where in a draw the identity comes in, 0 up to 1; undefined when it has no say. */
  position(draw: Draw, state: FlagState, identity: Identity): number | undefined;
  planSelfRelease(snapshot: Snapshot, request: SelfReleaseRequest): Plan | Refusal;
  /**
   * The smallest native change by which a release comes to just this, beside the conditions that others have made.
   * Left out: not yet for this flag system.
   */
  planReach?(snapshot: Snapshot, key: FlagKey, reach: Reach): Plan | Refusal;
  /** Left out where what the flag system documents cannot be taken back. */
  readonly archiving?: Archiving;
  /** A flag that is off for everybody, where there is none yet; left out where flags do not live in files. */
  planCreation?(snapshot: Snapshot, key: FlagKey): TextChange | Refusal;
  /**
   * Makes a flag, true or false, that is off for everybody in every environment of the connection. Resolves with what
   * is left to do where one of them did not take it. Rejects with `ProviderError`: `conflict` where the key is taken.
   * Left out: flags live in files, or not yet for this flag system.
   */
  createFlag?(place: Place, key: FlagKey): Promise<string | undefined>;
  /** Another key for a flag, with which everybody gets what they got. */
  planRename?(snapshot: Snapshot, key: FlagKey, to: FlagKey): TextChange | Refusal;
  /** The inverse of a plan's `change` on whatever stands there now; undefined when nothing of it is left. */
  planUndo(snapshot: Snapshot, key: FlagKey, identity: Identity, change: unknown): Plan | Refusal | undefined;
  /**
   * Writes a plan on the version it was made for; rejects with `conflict` when that is no longer current, with
   * `timeout` or `unreachable` when it is not known whether it was written. `note`: who and why, for an audit log.
   */
  apply(place: Place, plan: Plan, note: string): Promise<Approval | undefined>;
  /** Takes back what `apply` handed in for approval. */
  withdraw?(place: Place, approval: Approval): Promise<void>;
  /** Undefined where there is nobody to ask. */
  production?(place: Place): RunningProduction | undefined;
  /** What an SDK of the flag system takes to know who is asking, in its own words. Left out: a plain one. */
  context?(identity: Identity): Readonly<Record<string, unknown>>;
  /**
   * Whom an environment's flags were evaluated for: those who bear this e-mail address, as their key or an attribute;
   * without one, those seen last. Rejects with `ProviderError`. Left out: the flag system keeps no list of people.
   */
  people?(place: Place, email?: string): Promise<readonly Seen[]>;
  /** The kinds of identity its flags are served by, most common first. Left out: they do not say. */
  kinds?(snapshot: Snapshot): readonly string[];
  /** The text of a definition file without one flag's definition; only where definitions are files here. */
  withoutFlag?(file: string, text: string, key: FlagKey): string | Refusal;
  /** The flag's own page at the vendor, in the right environment. */
  link?(place: Place, key: FlagKey): string | undefined;
  /** How a person connects to it; flag files need no connecting. */
  readonly connector?: Connector;
}

/** The flag systems there is an adapter for, by their ids; what is asked for first may take a moment to be there. */
export interface Providers {
  get(id: string): Provider | Promise<Provider> | undefined;
  keys(): Iterable<string>;
}
