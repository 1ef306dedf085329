import { isOpen, type LeaseState, sameSystem, type Taking } from '../../core/model/lease.ts';
import type { Snapshot } from '../../core/model/snapshot.ts';
import type { RolloutProposal } from './proposal.ts';

/** Self-releases of this flag whose rules go with a change, or come back with it, told on paper. */
export function takenAlong(
  { wish: { entry, key }, plan }: RolloutProposal,
  leases: readonly LeaseState[],
): Taking {
  const here = leases.filter(
    ({ lease: { key: other, place } }) =>
      other === key && sameSystem(place, entry.connection) && place.source === entry.environment.source,
  );
  const stands = (snapshot: Snapshot, { lease }: LeaseState) =>
    entry.provider.planUndo(snapshot, key, lease.identity, lease.change) !== undefined;
  const changed = here.filter((state) => stands(plan.before, state) !== stands(plan.after, state));
  const ids = (states: readonly LeaseState[]) => states.map(({ lease }) => lease.id);
  const takes = ids(changed.filter((state) => isOpen(state) && stands(plan.before, state)));
  const restores = ids(changed.filter((state) => !isOpen(state) && stands(plan.after, state)));
  return {
    ...(takes.length === 0 ? {} : { takes }),
    ...(restores.length === 0 ? {} : { restores }),
  };
}
