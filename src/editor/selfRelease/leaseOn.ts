import type { FlagKey } from '../../core/model/flag.ts';
import { sameSystem } from '../../core/model/lease.ts';
import type { WorkspaceFlags } from '../workspace/workspaceFlags.ts';

interface Spot {
  readonly connection: string;
  readonly environment: string;
}

/** My open lease on a flag in one environment, as a surface needs it. */
export function leaseOn(
  flags: WorkspaceFlags,
  key: FlagKey,
  { connection, environment }: Spot,
): { readonly id: string; readonly expiresAt: number } | undefined {
  const now = flags.app.clock.now();
  const system = flags.app.store.entries.find((entry) => entry.connection.name === connection)?.connection;
  return flags.app.selfReleases.open.find(
    ({ lease }) =>
      lease.key === key &&
      system !== undefined &&
      sameSystem(lease.place, system) &&
      lease.place.environment === environment &&
      lease.expiresAt > now,
  )?.lease;
}
