import type { FlagKey } from '../../core/model/flag.ts';
import { NO_HEALTH, NOBODY_COUNTS } from '../../core/model/gate.ts';
import type { Identity } from '../../core/model/identity.ts';
import { isMade } from '../../core/model/rollout.ts';
import { learnedMarkdown, type StageLearned } from '../../core/present/learned.ts';
import { rolloutView } from '../../core/present/rolloutView.ts';
import { verdictWords } from '../../core/present/verdict.ts';
import type { App } from '../compose.ts';
import type { Entry } from '../flagStore.ts';
import { type KnownFacts, releaseFacts } from './releaseFacts.ts';
import { watchedOf } from './watched.ts';

/** Asks the health sources again about each stage the release was at; undefined where the flag is not known there. */
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
    made.map(async ({ rollout, at, remark }, index): Promise<StageLearned> => {
      const to = made[index + 1]?.at;
      const watched = {
        ...watchedOf(atStage(facts, rollout.to)),
        since: at,
        began: at,
        ...(to === undefined ? {} : { until: to }),
      };
      const reports = await app.health.look(config, watched, signal);
      const verdicts = reports
        .map(({ gate, verdict }) => verdictWords(gate, verdict))
        .map(({ mark, sentence }) => `${mark} ${sentence}`);
      return { name: rollout.to, announced: rollout.announced, from: at, to, verdicts, note: remark };
    }),
  );
  return learnedMarkdown(rolloutView({ ...facts, reports: [], met: NOBODY_COUNTS }), stages, facts.now);
}

/** As it was when it stood there: its own gates count. */
function atStage(facts: KnownFacts, name: string): KnownFacts {
  const at = facts.standing.stages.findIndex(({ stage }) => stage.name === name);
  return { ...facts, standing: { ...facts.standing, at } };
}
