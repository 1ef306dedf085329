import type { FlagKey } from '../../core/model/flag.ts';
import { NO_HEALTH, NOBODY_COUNTS } from '../../core/model/gate.ts';
import type { Identity } from '../../core/model/identity.ts';
import { isMade } from '../../core/model/rollout.ts';
import { learnedMarkdown, type StageLearned } from '../../core/present/learned.ts';
import { reportLine } from '../../core/present/rolloutText.ts';
import { rolloutView } from '../../core/present/rolloutView.ts';
import type { App } from '../compose.ts';
import type { Entry } from '../flagStore.ts';
import { type KnownFacts, releaseFacts } from './releaseFacts.ts';
import { watchedOf } from './watched.ts';

/**
 * What each stage the release was at has shown: as it was last seen there, else as the health sources still tell.
 * Undefined where the flag is not known there.
 */
export async function learned(
  app: Pick<App, 'clock' | 'health' | 'rollouts' | 'selfReleases'>,
  entry: Entry,
  key: FlagKey,
  me: Identity | undefined,
  signal: AbortSignal,
): Promise<string | undefined> {
  const facts = releaseFacts(app, entry, key, me);
  if (facts === undefined) return undefined;
  const config = entry.connection.health ?? NO_HEALTH;
  const made = facts.history.filter(({ status }) => isMade(status));
  const stages = await Promise.all(
    made.map(async ({ rollout, at, remark, seen }, index): Promise<StageLearned> => {
      const to = made[index + 1]?.at;
      const about = { name: rollout.to, announced: rollout.announced, from: at, to, note: remark };
      if (seen !== undefined && to !== undefined)
        return { ...about, people: seen.people, health: seen.health };
      const watched = {
        ...watchedOf(atStage(facts, rollout.to)),
        since: at,
        began: at,
        ...(to === undefined ? {} : { until: to }),
      };
      const reports = await app.health.look(config, watched, signal);
      return { ...about, people: undefined, health: reports.map(reportLine) };
    }),
  );
  return learnedMarkdown(rolloutView({ ...facts, reports: [], met: NOBODY_COUNTS }), stages, facts.now);
}

/** As it was when it stood there: its own gates count. */
function atStage(facts: KnownFacts, name: string): KnownFacts {
  const at = facts.standing.stages.findIndex(({ stage }) => stage.name === name);
  return { ...facts, standing: { ...facts.standing, at } };
}
