import type { FlagKey } from '../../core/model/flag.ts';
import { sameSystem } from '../../core/model/lease.ts';
import type { RolloutState } from '../../core/model/rollout.ts';
import type { Entry } from '../flagStore.ts';

/** A change of this flag in this environment. */
export function isOn({ rollout }: RolloutState, entry: Entry, key: FlagKey): boolean {
  return (
    rollout.key === key &&
    sameSystem(rollout.place, entry.connection) &&
    rollout.place.source === entry.environment.source
  );
}
