import type { FlagKey } from './flag.ts';
import type { Identity } from './identity.ts';
import type { Approval, LeasePlace, Verification } from './lease.ts';
import type { Reach } from './reach.ts';

/**
 * Where one step of a release stands.
 * planned → applied → verified; `waiting`: handed in for approval; `unknown`: sent, answer lost, settled by reading;
 * `failed`: nothing was written; `overtaken`: changed again by somebody else before it was seen to be in effect.
 */
export type RolloutStatus = (typeof ROLLOUT_STATUSES)[number];

export const ROLLOUT_STATUSES = [
  'planned',
  'waiting',
  'applied',
  'verified',
  'unknown',
  'failed',
  'overtaken',
] as const;

/** One change of whom a flag reaches, made from here. */
export interface Rollout {
  readonly id: string;
  readonly key: FlagKey;
  readonly variation: string;
  readonly place: LeasePlace;
  /** Who made it, as they are known in the running product. */
  readonly by: Identity;
  /** Unix milliseconds. */
  readonly startedAt: number;
  /** Stages, or what was done where it is no stage: `1 %`, `everyone but you`. */
  readonly from: string;
  readonly to: string;
  /** What was said of it before it was made: `4% more of everyone get on; nobody loses it`. */
  readonly announced: string;
  /** Left out where another change is taken back. */
  readonly reach?: Reach;
  /** The provider's own before-image and what it became; opaque to everybody else. */
  readonly change: unknown;
  /** The change that this one takes back. */
  readonly undoes?: string;
  /** The flag was put away, for everybody it reached and in every environment of its project. */
  readonly archives?: true;
  /** Self-releases whose rules go with it, and those whose rules come back with it, by their ids. */
  readonly takes?: readonly string[];
  readonly restores?: readonly string[];
}

/** One line of the journal. The first of a change carries the change itself. */
export interface RolloutEvent {
  /** Not a number: versions that know only self-releases leave such lines as they are. */
  readonly schema: typeof ROLLOUT_SCHEMA;
  readonly id: string;
  readonly at: number;
  readonly status: RolloutStatus;
  readonly rollout?: Rollout;
  readonly verification?: Verification;
  readonly approval?: Approval;
  readonly note?: string;
  /** What somebody has learned at it, in their words. Such a line says nothing else but what was seen. */
  readonly remark?: string;
  readonly seen?: StageSeen;
}

/** What was last seen of health where a change had led to, as it was shown: sources keep what they count for days only. */
export interface StageSeen {
  /** A gate each. */
  readonly health: readonly string[];
  /** `52 people met on, 1,203 met off (metrics, last 24 h)` */
  readonly people?: string;
}

export const ROLLOUT_SCHEMA = 'rollout 1';

export interface RolloutState {
  readonly rollout: Rollout;
  readonly status: RolloutStatus;
  readonly at: number;
  readonly verification?: Verification;
  readonly approval?: Approval;
  readonly note?: string;
  /** What somebody has learned at it. */
  readonly remark?: string;
  readonly seen?: StageSeen;
  /** Another change has taken it back. */
  readonly undone?: true;
}

/** Folds a journal into the changes it tells of, oldest first; lines about other things are passed over. */
export function rolloutsOf(
  events: Iterable<RolloutEvent | { readonly schema: number }>,
): readonly RolloutState[] {
  const states = new Map<string, RolloutState>();
  for (const event of events) {
    if (event.schema !== ROLLOUT_SCHEMA) continue;
    const state = told(event, states.get(event.id));
    if (state === undefined) continue;
    const { rollout, status } = state;
    states.set(event.id, state);
    const undone = rollout.undoes === undefined ? undefined : states.get(rollout.undoes);
    if (undone !== undefined && isMade(status)) states.set(undone.rollout.id, { ...undone, undone: true });
  }
  return [...states.values()];
}

/** What is known after a line; undefined where its beginning is missing. */
function told(event: RolloutEvent, known: RolloutState | undefined): RolloutState | undefined {
  const { schema: _, id: _id, at, status, rollout: begun, ...more } = event;
  const rollout = known?.rollout ?? begun;
  if (rollout === undefined) return undefined;
  const { remark, seen = known?.seen } = more;
  const kept = seen === undefined ? {} : { seen };
  if (known !== undefined && remark !== undefined) return { ...known, remark, ...kept };
  const { verification, remark: noted } = known ?? {};
  return {
    ...{ rollout, status, at },
    ...(verification === undefined ? {} : { verification }),
    ...(noted === undefined ? {} : { remark: noted }),
    ...more,
    ...kept,
  };
}

/** It is in effect, or has been. */
export function isMade(status: RolloutStatus): boolean {
  return status === 'applied' || status === 'verified';
}

/** The change that led to where it stands, as far as it was made from here. */
export function lastMade(history: readonly RolloutState[]): RolloutState | undefined {
  return history.findLast(({ status, undone }) => isMade(status) && undone !== true);
}

/** Whether it is in effect is yet to be found out by reading. */
export function isUnsettled({ status }: RolloutState): boolean {
  return status === 'planned' || status === 'unknown' || status === 'waiting';
}
