import type { Changed } from '../../core/exposure/changed/changed.ts';
import type { Standing } from '../../core/exposure/standing.ts';
import type { Withdrawal } from '../../core/exposure/withdrawals.ts';
import type { Testimony } from '../../core/exposure/witnesses.ts';
import type { FlagKey } from '../../core/model/flag.ts';
import type { Identity } from '../../core/model/identity.ts';
import type { Reach } from '../../core/model/reach.ts';
import type { Plan } from '../../core/ports/provider.ts';
import type { ChangedWords } from '../../core/present/changed.ts';
import type { Estimate } from '../../core/present/people.ts';
import type { Entry } from '../flagStore.ts';

/** Where a release is to go from where it stands. */
export type Move =
  | { readonly to: 'next' | 'previous' }
  | { readonly to: 'stage'; readonly name: string }
  | { readonly to: 'withdraw'; readonly from: Withdrawal }
  /** Takes back a change the journal knows. */
  | { readonly to: 'undo'; readonly id: string };

export interface RolloutWish {
  readonly entry: Entry;
  readonly key: FlagKey;
  /** Who I am in the running product. */
  readonly identity: Identity;
  /** A variation's name; without it, the one that is released, else the one whose value is `true`. */
  readonly variation?: string;
  readonly move: Move;
}

/** A change whose reach is proved, not made yet. */
export interface RolloutProposal {
  readonly outcome: 'proposal';
  readonly wish: RolloutWish;
  readonly variation: string;
  readonly plan: Plan;
  readonly reach?: Reach;
  /** Where it stood, and where it is to stand: a stage, or what is done where it is no stage. */
  readonly from: string;
  readonly to: string;
  readonly standing: Standing;
  readonly changed: Extract<Changed, { readonly reach: 'populations' }>;
  readonly words: ChangedWords;
  /** How many people change, where that is known. */
  readonly people?: number;
  /** Where it is not: about how many. */
  readonly estimate?: Estimate;
  readonly testimony: Testimony;
  /** What a person has to agree to besides: a stage left before its time is over. */
  readonly cautions: readonly string[];
}
