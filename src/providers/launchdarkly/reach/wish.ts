import type { FlagState } from '../../../core/model/flagState.ts';
import type { Reach } from '../../../core/model/reach.ts';
import type { Snapshot } from '../../../core/model/snapshot.ts';
import type { Flag, Rule } from '../api.ts';
import type { SegmentNamed } from '../clauses.ts';
import type { Edit } from '../edit.ts';
import { WHOLE } from './share.ts';

/** What a release is to come to, and the edit that brings it there. */
export interface Wish {
  readonly before: Snapshot;
  readonly flag: Flag;
  readonly state: FlagState;
  /** The variation that is released, by its index. */
  readonly mine: number;
  readonly reach: Reach;
  readonly segment: SegmentNamed;
  readonly edit: Edit;
}

/** The part of whom a rule speaks of that gets the variation by it, 0 to 1. */
export function partIn({ disabled, variation, rollout }: Rule, mine: number): number {
  if (disabled === true) return 0;
  if (!rollout) return variation === mine ? 1 : 0;
  const weights = rollout.variations.filter((each) => each.variation === mine).map(({ weight }) => weight);
  return weights.reduce((sum, weight) => sum + weight, 0) / WHOLE;
}
