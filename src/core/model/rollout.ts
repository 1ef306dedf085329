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
  /** What somebody has learned at it, in their words. Such a line says nothing else. */
  readonly remark?: string;
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
    const { schema: _, id, at, status, rollout: begun, ...told } = event;
    const known = states.get(id);
    const rollout = known?.rollout ?? begun;
    if (rollout === undefined) continue;
    if (known !== undefined && told.remark !== undefined) {
      states.set(id, { ...known, remark: told.remark });
      continue;
    }
    const verification = told.verification ?? known?.verification;
    const remark = known?.remark;
    states.set(id, {
      ...{ rollout, status, at, ...told },
      ...(verification === undefined ? {} : { verification }),
      ...(remark === undefined ? {} : { remark }),
    });
    const undone = rollout.undoes === undefined ? undefined : states.get(rollout.undoes);
    if (undone !== undefined && isMade(status)) states.set(undone.rollout.id, { ...undone, undone: true });
  }
  return [...states.values()];
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
