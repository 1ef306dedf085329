import type { RolloutFacts } from '../../core/present/rolloutView.ts';
import type { Watched } from './look.ts';

const DAY_MS = 24 * 3_600_000;

export type Release = Pick<
  RolloutFacts,
  'key' | 'environment' | 'standing' | 'other' | 'me' | 'since' | 'now' | 'history' | 'leases'
>;

/**
 * What health sources are to be asked: about the gates of the stage it is at. Where it is not known since when it
 * stands so, its last day is looked at.
 */
export function watchedOf(release: Release): Watched {
  const { key, environment, standing, other, me, now, since = now - DAY_MS } = release;
  const begun = [
    ...release.history.map(({ at }) => at),
    ...release.leases.map(({ lease }) => lease.startedAt),
    since,
  ];
  const gates = standing.stages[standing.at]?.stage.gates;
  return {
    ...{ flag: key, environment, variation: standing.variation, other, identity: me?.key, since },
    began: Math.min(...begun),
    ...(gates === undefined ? {} : { gates }),
  };
}
