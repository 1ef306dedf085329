import { dependentsOf } from '../../core/exposure/dependents.ts';
import { matchesAny } from '../../core/model/guard.ts';
import type { Identity } from '../../core/model/identity.ts';
import type { LadderStage } from '../../core/model/ladder.ts';
import { isMade, type RolloutState } from '../../core/model/rollout.ts';
import { durationWords } from '../../core/present/time.ts';
import type { Begun } from './begin.ts';
import { isOn } from './place.ts';
import type { RolloutWish } from './proposal.ts';

const HOUR_MS = 3_600_000;

/** Not a lock, since anybody can say who they are: it keeps people from taking by mistake what is somebody else's to take. */
export function mayNotTake({ name, by }: LadderStage, me: Identity): string | undefined {
  if (by === undefined) return undefined;
  const names = [me.key, me.attributes['email']].filter((each) => typeof each === 'string');
  return names.some((each) => matchesAny(by, each))
    ? undefined
    : `The stage "${name}" is to be taken by ${by.join(', ')}, and you are ${me.key}.`;
}

/** What is not as the stage it leaves wants it. */
export function cautions(
  { entry, key }: RolloutWish,
  { ladder, standing }: Begun,
  history: readonly RolloutState[],
  now: number,
): readonly string[] {
  const stage = ladder[standing.at];
  if (stage === undefined) return [];
  return [...soak(stage, reachedAt({ entry, key }, history), now), ...tooFew(stage)];
}

/** Of other flags nothing is said: whoever changes may get another variation of them too. */
export function alsoConcerned({ key }: RolloutWish, { before }: Begun): readonly string[] {
  const waiting = dependentsOf(key, before.flags.values());
  return waiting.length === 0
    ? []
    : [
        `${waiting.join(', ')} ${waiting.length === 1 ? 'depends' : 'depend'} on it, and may change for the same people.`,
      ];
}

/** When it last changed whom it reaches, as far as is known; Unix milliseconds. */
export function reachedAt(
  { entry, key }: Pick<RolloutWish, 'entry' | 'key'>,
  history: readonly RolloutState[],
): number | undefined {
  const mine = history.filter((each) => isOn(each, entry, key) && isMade(each.status)).map(({ at }) => at);
  const seen = entry.changes.get(key)?.at;
  const times = seen === undefined ? mine : [...mine, seen];
  return times.length === 0 ? undefined : Math.max(...times);
}

function soak({ name, soakHours }: LadderStage, since: number | undefined, now: number): readonly string[] {
  if (soakHours === undefined) return [];
  const whole = durationWords(soakHours * HOUR_MS);
  if (since === undefined)
    return [`It is to stay at "${name}" for ${whole}, and since when it is there is not known.`];
  const stayed = now - since;
  return stayed >= soakHours * HOUR_MS
    ? []
    : [`It has been at "${name}" for ${durationWords(stayed)} of the ${whole} it is to stay there.`];
}

function tooFew({ name, minPeople }: LadderStage): readonly string[] {
  return minPeople === undefined
    ? []
    : [`It is to reach ${minPeople} people at "${name}", and how many it has reached is not known here.`];
}
