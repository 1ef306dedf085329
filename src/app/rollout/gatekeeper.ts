import { t } from '@vscode/l10n';
import { dependentsOf } from '../../core/exposure/dependents.ts';
import type { GateReport } from '../../core/health/report.ts';
import { type Met, NO_HEALTH } from '../../core/model/gate.ts';
import { matchesAny } from '../../core/model/guard.ts';
import type { Identity } from '../../core/model/identity.ts';
import type { LadderStage } from '../../core/model/ladder.ts';
import type { RolloutState } from '../../core/model/rollout.ts';
import type { Clock } from '../../core/ports/clock.ts';
import { reachedWords } from '../../core/present/people.ts';
import { capital, scheduledWords, stageWords } from '../../core/present/rollout.ts';
import { durationWords } from '../../core/present/time.ts';
import { numberWords, verdictWords } from '../../core/present/verdict.ts';
import type { Health } from '../health/health.ts';
import { watchedOf } from '../health/watched.ts';
import type { Begun } from './begin.ts';
import type { RolloutWish } from './proposal.ts';
import { reachedAt } from './reachedAt.ts';

const HOUR_MS = 3_600_000;

/** What is known besides the flag itself. */
export interface Circumstances {
  readonly history: readonly RolloutState[];
  readonly clock: Clock;
  readonly health: Health;
}

/** Not a lock, since anybody can say who they are: it keeps people from taking by mistake what is somebody else's to take. */
export function mayNotTake({ name, by }: LadderStage, me: Identity): string | undefined {
  if (by === undefined) return undefined;
  const names = [me.key, me.attributes['email']].filter((each) => typeof each === 'string');
  return names.some((each) => matchesAny(by, each))
    ? undefined
    : t`The stage "${stageWords(name)}" is to be taken by ${by.join(', ')}, and you are ${me.key}.`;
}

/** What is known of a release that is to be walked on. */
export interface Assessment {
  /** What is not as the stage it leaves wants it. */
  readonly cautions: readonly string[];
  /** How many people have met the flag, where that is counted. */
  readonly met: Met;
}

/** Health sources are asked; what they do not say is no good sign. */
export async function assess(
  { entry, key, identity }: RolloutWish,
  { ladder, standing, variation, reach }: Begun,
  { history, clock, health }: Circumstances,
): Promise<Assessment> {
  const stage = ladder[standing.at];
  const now = clock.now();
  const since = reachedAt({ entry, key }, history);
  const config = entry.connection.health ?? NO_HEALTH;
  const watched = watchedOf({
    ...{ key, environment: entry.environment.name, me: identity, since, now, history, leases: [] },
    standing: { ...standing, variation },
    other: reach.baseline === variation ? undefined : (reach.baseline ?? undefined),
  });
  const { signal } = new AbortController();
  const [reports, met] = await Promise.all([
    stage === undefined ? [] : health.look(config, watched, signal),
    health.people(config, watched, signal),
  ]);
  if (stage === undefined) return { cautions: [], met };
  const cautions = [
    ...soak(stage, since, now),
    ...tooFew(stage, met, variation),
    ...reports.flatMap((each) => ill(stage, each)),
  ];
  return { cautions, met };
}

/** Of other flags nothing is said: whoever changes may get another variation of them too. Nor of what is yet to come. */
export function alsoConcerned(
  { key, entry }: RolloutWish,
  { before, state }: Begun,
  now: number,
): readonly string[] {
  const waiting = dependentsOf(key, before.flags.values());
  const scheduled = scheduledWords(entry.provider.label, state.scheduled, now);
  return [
    ...(waiting.length === 0
      ? []
      : [
          waiting.length === 1
            ? t`${waiting.join(', ')} depends on it, and may change for the same people.`
            : t`${waiting.join(', ')} depend on it, and may change for the same people.`,
        ]),
    ...(scheduled === undefined ? [] : [`${scheduled}.`]),
  ];
}

function soak({ name, soakHours }: LadderStage, since: number | undefined, now: number): readonly string[] {
  if (soakHours === undefined) return [];
  const whole = durationWords(soakHours * HOUR_MS);
  if (since === undefined)
    return [t`It is to stay at "${stageWords(name)}" for ${whole}, and since when it is there is not known.`];
  const stayed = now - since;
  return stayed >= soakHours * HOUR_MS
    ? []
    : [
        t`It has been at "${stageWords(name)}" for ${durationWords(stayed)} of the ${whole} it is to stay there.`,
      ];
}

function tooFew(
  { name, minPeople }: LadderStage,
  { counts, why }: Met,
  variation: string,
): readonly string[] {
  if (minPeople === undefined) return [];
  const met = counts.find((each) => each.variation === variation);
  if (met === undefined) {
    const wanted = t`It is to reach ${numberWords(minPeople)} people at "${stageWords(name)}"`;
    return [
      why === undefined
        ? t`${wanted}, and how many it has reached is not known here.`
        : t`${wanted}, and how many it has reached is not known here: ${why}`,
    ];
  }
  return met.people >= minPeople ? [] : [t`At "${stageWords(name)}": ${reachedWords(met, minPeople)}.`];
}

/** Too little is no warning, unless the stage names what has to be healthy before it is left. */
function ill({ name, gates }: LadderStage, { gate, verdict }: GateReport): readonly string[] {
  if (verdict.is === 'healthy' || (verdict.is === 'not enough' && gates === undefined)) return [];
  const { sentence } = verdictWords(gate, verdict);
  return [t`${capital(gate.name)} at "${stageWords(name)}": ${sentence.replace(/\.?$/, '.')}`];
}
