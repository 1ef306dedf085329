import type { FlagKey } from '../../core/model/flag.ts';
import type { Snapshot } from '../../core/model/snapshot.ts';

/** The flag is served to nobody any more: archived, or not there. One that cannot be read is. */
export function isAway({ flags, problems }: Snapshot, key: FlagKey): boolean {
  if (problems.some((problem) => problem.key === key)) return false;
  const state = flags.get(key);
  return state === undefined || state.status === 'archived';
}
