import { isStrictVersion } from '../../core/exposure/versions.ts';
import { allOf, anyOf, type Condition, type Looking, NEVER, not } from '../../core/model/condition.ts';
import type { FlagValue } from '../../core/model/flag.ts';
import { IDENTITY_KEY } from '../../core/model/identity.ts';

import type { Clause } from './api.ts';
import { lookingAt, USER } from './attributes.ts';
import { literalIn } from './patterns.ts';

/** How the clauses of a rule turn to the segments of the environment. */
export type SegmentNamed = (key: string, sure: boolean) => Condition;

/**
 * All clauses hold. One whose attribute is missing does not, negated or not, which is what explaining makes of it
 * too; `sure`: that has to be said, because what is made of it here is negated.
 */
export function clausesHold(clauses: readonly Clause[], segment: SegmentNamed, sure: boolean): Condition {
  return allOf(...clauses.map((clause) => clauseHolds(clause, segment, sure)));
}

function clauseHolds(clause: Clause, segment: SegmentNamed, sure: boolean): Condition {
  const { op, values, negate } = clause;
  if (op === 'segmentMatch') {
    const within = anyOf(...values.filter(isText).map((key) => segment(key, sure || negate)));
    return negate ? not(within) : within;
  }
  const looking = lookingAt(clause.attribute, clause.contextKind);
  if (looking === undefined) return notUnderstood(clause);
  if (looking.attribute === 'anonymous') return anonymous(clause);
  const meets =
    op === 'in'
      ? oneOf(looking, values.filter(isPlain))
      : anyOf(...values.map((value) => valueMeets(op, looking, value) ?? notUnderstood(clause)));
  const has: Condition = { op: 'has', ...looking };
  if (meets.op === 'never') return negate ? has : NEVER;
  return allOf(...(sure ? [has] : []), negate ? not(meets) : meets);
}

function oneOf(looking: Looking, values: readonly FlagValue[]): Condition {
  return values.length === 0 ? NEVER : { op: 'one of', ...looking, values };
}

/** Undefined: not understood. A value that an operator is not made for is met by nothing. */
function valueMeets(op: string, looking: Looking, value: unknown): Condition | undefined {
  switch (op) {
    case 'startsWith':
    case 'endsWith':
    case 'contains':
      return isText(value) ? { op: 'text', ...looking, relation: TEXT[op], value } : NEVER;
    case 'matches':
      return isText(value) ? literalIn(value, looking) : NEVER;
    case 'lessThan':
    case 'lessThanOrEqual':
    case 'greaterThan':
    case 'greaterThanOrEqual':
      return typeof value === 'number' ? { op: 'compare', ...looking, relation: ORDER[op], value } : NEVER;
    case 'before':
    case 'after': {
      const time = isText(value) && RFC3339.test(value) ? Date.parse(value) : value;
      if (typeof time !== 'number' || Number.isNaN(time)) return NEVER;
      return { op: 'compare', ...looking, as: 'time', relation: op === 'before' ? '<' : '>', value: time };
    }
    case 'semVerEqual':
    case 'semVerLessThan':
    case 'semVerGreaterThan':
      if (!isStrictVersion(value as FlagValue)) return NEVER;
      return { op: 'version', ...looking, relation: VERSIONS[op], value: value as string };
    default:
      return undefined;
  }
}

const TEXT = { startsWith: 'starts with', endsWith: 'ends with', contains: 'contains' } as const;
const ORDER = {
  lessThan: '<',
  lessThanOrEqual: '<=',
  greaterThan: '>',
  greaterThanOrEqual: '>=',
} as const;
const VERSIONS = { semVerEqual: '=', semVerLessThan: '<', semVerGreaterThan: '>' } as const;

const RFC3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[-+]\d\d(:\d\d)?)/;

/** Whoever does not say that they are anonymous is not. */
function anonymous({ op, values, negate, contextKind }: Clause): Condition {
  const kind = contextKind || USER;
  const there: Condition = { op: 'has', attribute: IDENTITY_KEY, kind };
  const looking = { attribute: 'anonymous', kind };
  const is = allOf({ op: 'has', ...looking }, { op: 'truthy', ...looking });
  const wanted = op === 'in' ? values : [];
  const meets = anyOf(...(wanted.includes(true) ? [is] : []), ...(wanted.includes(false) ? [not(is)] : []));
  return allOf(there, negate ? not(meets) : meets);
}

function notUnderstood({ attribute, op, values }: Clause): Condition {
  return { op: 'unknown', text: JSON.stringify({ attribute, op, values: values.slice(0, 3) }) };
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isPlain(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}
