import type { FlagKey } from '../../core/model/flag.ts';
import type { FlagChange } from '../../core/ports/provider.ts';
import { configIn, type Native } from './snapshot.ts';

/** When each flag was last changed in the environment. By whom is only in the audit log, so its maintainer is named. */
export function changesIn({ environment, flags }: Native): ReadonlyMap<FlagKey, FlagChange> {
  const changes = new Map<FlagKey, FlagChange>();
  for (const flag of flags.values()) {
    const at = configIn(flag, environment)?.lastModified;
    const maintainer = flag._maintainer?.email ?? flag._maintainerTeam?.name;
    const by = maintainer === undefined ? 'somebody' : `somebody (maintained by ${maintainer})`;
    if (at !== undefined) changes.set(flag.key, { at, by, seen: 'LaunchDarkly' });
  }
  return changes;
}
