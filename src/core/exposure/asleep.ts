import type { Condition } from '../model/condition.ts';
import type { FlagState } from '../model/flagState.ts';
import { sameJson } from '../model/sameJson.ts';

/** Switched on, it would serve everybody just what it serves while it is off. `now`: Unix milliseconds. */
export function wakesNobody({ rules, otherwise, whenOff }: FlagState, now: number): boolean {
  const awake = rules.filter(({ condition }) => !isOver(condition, now));
  return [...awake.map(({ serve }) => serve), otherwise].every((serve) => sameJson(serve, whenOff));
}

/** Holds for nobody, now or later. */
function isOver(condition: Condition, now: number): boolean {
  switch (condition.op) {
    case 'never':
      return true;
    case 'time':
      return condition.until !== undefined && condition.until * 1000 <= now;
    case 'drawn':
      return condition.share <= 0;
    case 'one of':
      return condition.values.length === 0;
    case 'segment':
      return isOver(condition.condition, now);
    case 'and':
      return condition.conditions.some((part) => isOver(part, now));
    case 'or':
      return condition.conditions.every((part) => isOver(part, now));
    default:
      return false;
  }
}
