import type { FlagState } from '../../../core/model/flagState.ts';
import type { Reach } from '../../../core/model/reach.ts';
import type { Snapshot } from '../../../core/model/snapshot.ts';
import type { Surroundings } from '../matchers.ts';
import type { Definition } from '../wire.ts';

/** What a release is to come to, and what there is. */
export interface Wish {
  readonly before: Snapshot;
  readonly definition: Definition;
  readonly state: FlagState;
  readonly reach: Reach;
  readonly surroundings: Surroundings;
}
