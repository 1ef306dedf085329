import { exposure } from '../../core/exposure/exposure.ts';
import { stage } from '../../core/exposure/stage.ts';
import type { FlagKey } from '../../core/model/flag.ts';
import type { Identity } from '../../core/model/identity.ts';
import { isOpen, type LeaseState, sameSystem } from '../../core/model/lease.ts';
import { isMade } from '../../core/model/rollout.ts';
import { GLYPHS, headline } from '../../core/present/headline.ts';
import type { RolloutFacts } from '../../core/present/rolloutView.ts';
import type { App } from '../compose.ts';
import type { Entry } from '../flagStore.ts';
import { reachedAt } from '../rollout/gatekeeper.ts';
import type { Watched } from './look.ts';

const DAY_MS = 24 * 3_600_000;

/** What is known of a release without asking anybody; undefined where the flag is not known there. */
export type KnownFacts = Omit<RolloutFacts, 'reports' | 'met'>;

type Needs = Pick<App, 'clock' | 'rollouts' | 'selfReleases'>;

export function releaseFacts(
  { clock, rollouts, selfReleases }: Needs,
  entry: Entry,
  key: FlagKey,
  me: Identity | undefined,
): KnownFacts | undefined {
  const state = entry.snapshot?.flags.get(key);
  const standing = rollouts.standing(entry, key, me);
  if (state === undefined || standing === undefined) return undefined;
  const now = clock.now();
  const reach = exposure(state, now);
  const at = stage(reach, me);
  const history = rollouts.history(entry, key);
  const leases = selfReleases.all.filter((lease) => isOf(lease, entry, key));
  return {
    ...{ key, name: state.name, environment: entry.environment.name, standing, history, leases, me, now },
    production: entry.environment.tier === 'production',
    mark: GLYPHS[at],
    headline: headline(reach, at, me, now),
    other: reach.baseline === standing.variation ? undefined : (reach.baseline ?? undefined),
    since: reachedAt({ entry, key }, history) ?? leases.filter(isOpen).at(-1)?.lease.startedAt,
    changed: entry.changes.get(key),
  };
}

/** What health sources are to be asked. Where it is not known since when it stands so, its last day is looked at. */
export function watchedOf(facts: KnownFacts, gates?: readonly string[]): Watched {
  const { key, environment, standing, other, me, since = facts.now - DAY_MS } = facts;
  const begun = [
    ...facts.history.map(({ at }) => at),
    ...facts.leases.map(({ lease }) => lease.startedAt),
    since,
  ];
  return {
    ...{ flag: key, environment, variation: standing.variation, other, identity: me?.key, since },
    began: Math.min(...begun),
    ...(gates === undefined ? {} : { gates }),
  };
}

/** It was changed from here by this person last, it is on its way, and nobody has taken it back. */
export function isMineOnItsWay({ history, standing, me }: KnownFacts): boolean {
  const last = history.findLast(({ status }) => isMade(status));
  const reached = standing.at >= 0 || standing.share > 0;
  return last !== undefined && last.undone !== true && last.rollout.by.key === me?.key && reached;
}

function isOf(state: LeaseState, { connection, environment }: Entry, key: FlagKey): boolean {
  const { place } = state.lease;
  return state.lease.key === key && sameSystem(place, connection) && place.source === environment.source;
}
