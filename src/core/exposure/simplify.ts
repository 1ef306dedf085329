import { ALWAYS, allOf, anyOf, type Condition, NEVER, not } from '../model/condition.ts';

/** What is left of a condition once the time is known. `until`: Unix seconds at which it stops to hold. */
export interface Dated {
  readonly condition: Condition;
  readonly until?: number;
}

export function simplify(condition: Condition, now: number): Dated {
  const until = endOf(condition);
  const folded = fold(condition, now);
  return until === undefined || folded.op === 'never' ? { condition: folded } : { condition: folded, until };
}

function fold(condition: Condition, now: number): Condition {
  switch (condition.op) {
    case 'time': {
      const started = condition.from === undefined || now >= condition.from * 1000;
      const ended = condition.until !== undefined && now >= condition.until * 1000;
      return started && !ended ? ALWAYS : NEVER;
    }
    case 'drawn':
      if (condition.share <= 0) return NEVER;
      return condition.share >= 1 ? ALWAYS : condition;
    case 'one of':
      return condition.values.length === 0 ? NEVER : condition;
    case 'not': {
      const part = fold(condition.condition, now);
      return part === condition.condition ? condition : not(part);
    }
    case 'and':
    case 'or': {
      const parts = condition.conditions.map((part) => fold(part, now));
      const { op, conditions } = condition;
      if (parts.every((part, at) => part === conditions[at] && part.op !== op)) return condition;
      return condition.op === 'and' ? allOf(...parts) : anyOf(...parts);
    }
    default:
      return condition;
  }
}

function endOf(condition: Condition): number | undefined {
  if (condition.op === 'time') return condition.until;
  if (condition.op !== 'and') return undefined;
  let earliest: number | undefined;
  for (const part of condition.conditions) {
    const end = endOf(part);
    if (end !== undefined && (earliest === undefined || end < earliest)) earliest = end;
  }
  return earliest;
}
