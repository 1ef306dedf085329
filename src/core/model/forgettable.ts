import { isOpen, type LeaseEvent, type LeaseState, leasesOf } from './lease.ts';
import { isUnsettled, type RolloutEvent, type RolloutState, rolloutsOf } from './rollout.ts';

/** Unix milliseconds: what is over since before then need not be remembered. */
export interface Horizon {
  readonly leases: number;
  readonly rollouts: number;
}

/** The ids whose lines can go from a journal, and nothing else that it tells changes by that. */
export function forgettable(
  events: readonly (LeaseEvent | RolloutEvent)[],
  before: Horizon,
): ReadonlySet<string> {
  const leases = leasesOf(events);
  const rollouts = pastRollouts(rolloutsOf(events), before.rollouts);
  const gone = pastLeases(leases, before.leases);
  const kept = new Set(leases.map(({ lease }) => lease.id).filter((id) => !gone.has(id)));
  const isFree = ({ rollout: { takes = [], restores = [] } }: RolloutState) =>
    ![...takes, ...restores].some((id) => kept.has(id));
  return new Set([...gone, ...rollouts.filter(isFree).map(({ rollout }) => rollout.id)]);
}

/** One that replaced others goes only with them: it is its lines that say they have ended. */
function pastLeases(leases: readonly LeaseState[], before: number): ReadonlySet<string> {
  const known = new Map(leases.map((state) => [state.lease.id, state]));
  const isPast = (state: LeaseState): boolean =>
    !isOpen(state) &&
    state.at < before &&
    (state.lease.replaces ?? []).every((id) => {
      const replaced = known.get(id);
      return replaced === undefined || isPast(replaced);
    });
  return new Set(leases.filter(isPast).map(({ lease }) => lease.id));
}

/** A flag's changes in one place go together, once all of them are past: until then they are the story of a release. */
function pastRollouts(states: readonly RolloutState[], before: number): readonly RolloutState[] {
  const recent = new Set(states.filter((state) => state.at >= before || isUnsettled(state)).map(subjectOf));
  return states.filter((state) => !recent.has(subjectOf(state)));
}

function subjectOf({ rollout: { key, place } }: RolloutState): string {
  const { provider, root, url = root, project, source } = place;
  return JSON.stringify([provider, url, project, source, key]);
}
