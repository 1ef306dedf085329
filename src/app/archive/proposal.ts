import type { FlagKey } from '../../core/model/flag.ts';
import type { Identity } from '../../core/model/identity.ts';
import type { Plan } from '../../core/ports/provider.ts';
import type { Entry } from '../flagStore.ts';

/** Where code still asks for a flag that is to be put away. */
export interface CodeAsking {
  /** Places in the code that is open here; undefined while it has not been looked through. */
  readonly here: number | undefined;
  /** The branches that others work from, as far as they were fetched. */
  readonly branches: readonly { readonly branch: string; readonly files: readonly string[] }[];
}

export interface ArchiveWish {
  readonly key: FlagKey;
  /** Who does it, for the journal and the flag system's log: `whoArchives`. */
  readonly by: Identity;
  readonly code: CodeAsking;
}

/** One write: of a whole project, or of one environment. */
export interface Act {
  readonly entry: Entry;
  readonly plan: Plan;
  /** Where the flag is put away by it, as far as this workspace knows. */
  readonly covers: readonly Entry[];
  /** Where it stood: `everyone`, `dark`. */
  readonly from: string;
}

/** What putting a flag away takes, not done yet. */
export interface ArchiveProposal {
  readonly outcome: 'proposal';
  readonly wish: ArchiveWish;
  readonly acts: readonly Act[];
  /** What becomes of it, as sentences. */
  readonly means: readonly string[];
  /** Signs that somebody still needs it; each has to be agreed to. */
  readonly doubts: readonly string[];
}
