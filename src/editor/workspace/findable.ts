import type { FlagKey } from '../../core/model/flag.ts';
import type { Findable } from '../../core/present/find.ts';
import type { WorkspaceFlags } from './workspaceFlags.ts';

/** A flag as it is looked for, in the environment in view. */
export function findable(
  flags: WorkspaceFlags,
  key: FlagKey,
  stale: ReadonlyMap<FlagKey, unknown>,
): Findable {
  const state = flags.app.store.anyState(key);
  return {
    key,
    name: state?.name,
    owner: state?.owner,
    stage: flags.brief(key)?.stage ?? 'unknown',
    stale: stale.has(key),
  };
}
