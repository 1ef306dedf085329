import type { FlagKey } from '../../core/model/flag.ts';
import type { Findable } from '../../core/present/find.ts';
import { mainRow } from '../../core/present/flagCard.ts';
import type { WorkspaceFlags } from './workspaceFlags.ts';

/** A flag as it is looked for, in the environment in view. */
export function findable(
  flags: WorkspaceFlags,
  key: FlagKey,
  stale: ReadonlyMap<FlagKey, unknown>,
): Findable {
  const card = flags.card(key);
  const { name, owner } = card;
  return { key, name, owner, stage: mainRow(card)?.stage ?? 'unknown', stale: stale.has(key) };
}
