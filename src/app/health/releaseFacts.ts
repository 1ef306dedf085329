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
import { reachedAt } from '../rollout/reachedAt.ts';

/** What is known of a release without asking anybody; undefined where the flag is not known there. */
export type KnownFacts = Omit<RolloutFacts, 'reports' | 'met'>;

type Needs = Pick<App, 'clock' | 'rollouts' | 'selfReleases'>;

export function releaseFacts(
  { clock, rollouts, selfReleases }: Needs,
  entry: Entry,
  key: FlagKey,
  me: Identity | undefined,
  variation?: string,
): KnownFacts | undefined {
  const state = entry.snapshot?.flags.get(key);
  const standing = rollouts.standing(entry, key, me, variation);
  if (state === undefined || standing === undefined) return undefined;
  const now = clock.now();
  const reach = exposure(state, now);
  const at = stage(reach, me);
  const history = rollouts.history(entry, key);
  const leases = selfReleases.all.filter((lease) => isOf(lease, entry, key));
  return {
    ...{ key, name: state.name, environment: entry.environment.name, standing, history, leases, me, now },
    ...{ led: state.led, scheduled: state.scheduled, system: entry.provider.label },
    production: entry.environment.tier === 'production',
    mark: GLYPHS[at],
    headline: headline(reach, at, me, now),
    other: reach.baseline === standing.variation ? undefined : (reach.baseline ?? undefined),
    since: reachedAt({ entry, key }, history) ?? leases.filter(isOpen).at(-1)?.lease.startedAt,
    changed: entry.changes.get(key),
  };
}

/** It was changed from here by this person last, nobody has taken that back, and it reaches others than them. */
export function isMineOnItsWay({ history, standing, me }: KnownFacts): boolean {
  const last = history.findLast(({ status }) => isMade(status));
  if (last === undefined || last.undone === true || last.rollout.by.key !== me?.key) return false;
  const { share, beside, stages } = standing;
  const named = stages.filter(({ stage, status }) => status === 'reached' && stage.population?.kind !== 'me');
  return share > 0 || beside.length > 0 || named.length > 0;
}

function isOf(state: LeaseState, { connection, environment }: Entry, key: FlagKey): boolean {
  const { place } = state.lease;
  return state.lease.key === key && sameSystem(place, connection) && place.source === environment.source;
}
