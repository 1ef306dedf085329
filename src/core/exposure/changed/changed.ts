import { t } from '@vscode/l10n';
import type { Condition } from '../../model/condition.ts';
import type { FlagKey } from '../../model/flag.ts';
import type { FlagState } from '../../model/flagState.ts';
import { sameJson } from '../../model/sameJson.ts';
import { armsOf } from './arms.ts';
import { doubtAbout, drawsBehind, lackedIn } from './doubt.ts';
import { shareOf } from './places.ts';
import { drawText, Units } from './units.ts';
import { type Shift, Walk } from './walk.ts';

/**
 * Who changes from one variation to another: all who meet each of `of`, meet none of `except`, and have their
 * place in each of `places`. Nobody is in two populations of one answer.
 */
export interface ChangedPopulation extends Shift {
  /** Part of those who meet the conditions, above 0 and at most 1. */
  readonly share: number;
}

export type Changed =
  | {
      readonly reach: 'populations';
      /** None: nobody changes. */
      readonly populations: readonly ChangedPopulation[];
      /** Unix seconds: a date in the rules from which on it is others who differ. */
      readonly until?: number;
      /** What people are drawn by; of somebody who lacks it, it is not told whether they change. */
      readonly untold?: readonly string[];
    }
  | { readonly reach: 'cannot prove'; readonly why: string };

type Flags = ReadonlyMap<FlagKey, FlagState>;

/**
 * Whose variation of the flag `key` a change alters at `now` (Unix milliseconds), exactly: any change, compared as
 * two whole environments. Somebody who lacks an attribute does not meet what asks for it, as in `explain`; of whom a
 * condition cannot be told otherwise (text that is no version), it is not told either whether they change. Draws
 * with different bucketing are taken for independent. 'cannot prove' wherever anything that matters is not
 * understood, or another flag changes too.
 */
export function changed(before: Flags, after: Flags, key: FlagKey, now: number): Changed {
  const [was, is] = [before.get(key), after.get(key)];
  if (was === undefined || is === undefined)
    return { reach: 'cannot prove', why: t('the flag is not there on both sides of the change') };
  for (const other of new Set([...before.keys(), ...after.keys()])) {
    if (other !== key && !sameJson(before.get(other), after.get(other)))
      return { reach: 'cannot prove', why: t`it would also change the flag ${other}` };
  }
  const revalued = was.variations.find(({ name, value }) =>
    is.variations.some((variation) => variation.name === name && !sameJson(variation.value, value)),
  );
  if (revalued !== undefined)
    return { reach: 'cannot prove', why: t`the value of the variation ${revalued.name} would change` };
  const answer = overTime(was, is, after, now);
  const untold = [...new Set([...lackedIn(was), ...lackedIn(is)])];
  return answer.reach === 'cannot prove' || untold.length === 0 ? answer : { ...answer, untold };
}

/** More dates than this are not looked at one by one: the answer then holds until the first of the others. */
const MOST_DATES = 20;

function overTime(was: FlagState, is: FlagState, flags: Flags, now: number): Changed {
  const first = changedAt(was, is, flags, now);
  if (first.reach === 'cannot prove') return first;
  const dates = [...new Set([...datesOf(was), ...datesOf(is)])].filter((date) => date * 1000 > now);
  const next = dates
    .sort((a, b) => a - b)
    .find((date, at) => {
      if (at >= MOST_DATES) return true;
      const later = changedAt(was, is, flags, date * 1000);
      return later.reach === 'cannot prove' || !sameJson(later.populations, first.populations);
    });
  return next === undefined ? first : { ...first, until: next };
}

function changedAt(was: FlagState, is: FlagState, flags: Flags, now: number): Changed {
  const units = new Units(
    [was, is].flatMap(({ rules }) => rules.map(({ condition }) => condition)),
    now,
  );
  const walk = new Walk();
  const shifts = walk.between(armsOf(was, units), armsOf(is, units));
  const why = walk.why ?? doubtIn(shifts, flags, is.key);
  if (why !== undefined) return { reach: 'cannot prove', why };
  return { reach: 'populations', populations: shifts.map((shift) => ({ ...shift, share: shareOf(shift) })) };
}

/** A share of those for whom another flag is on is only known where that flag draws by itself. */
function doubtIn(shifts: readonly Shift[], flags: Flags, key: FlagKey): string | undefined {
  for (const { of, except, places } of shifts) {
    const draws = new Set(places.map(({ draw }) => drawText(draw)));
    for (const condition of [...of, ...except]) {
      const doubt = doubtAbout(condition, flags, [key]);
      if (doubt !== undefined) return doubt;
      if ([...drawsBehind(condition, flags)].some((draw) => draws.has(draw)))
        return t('a flag that it needs draws by the same hash');
    }
  }
  return undefined;
}

function datesOf({ status, rules }: FlagState): readonly number[] {
  return status === 'on' ? rules.flatMap(({ condition }) => datesIn(condition)) : [];
}

function datesIn(condition: Condition): readonly number[] {
  switch (condition.op) {
    case 'time':
      return [condition.from, condition.until].filter((date) => date !== undefined);
    case 'and':
    case 'or':
      return condition.conditions.flatMap(datesIn);
    case 'not':
    case 'segment':
      return datesIn(condition.condition);
    default:
      return [];
  }
}
