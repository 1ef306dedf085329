import type { Comparison, Condition, VersionComparison } from '../model/condition.ts';
import type { FlagValue } from '../model/flag.ts';
import { attributeOf, type Identity } from '../model/identity.ts';
import { compareVersions } from './versions.ts';

/** `cannot tell` says what is missing, so that a person knows what to add. */
export type Match =
  | { readonly result: 'match' }
  | { readonly result: 'no match' }
  | { readonly result: 'cannot tell'; readonly why: string; readonly missing: readonly string[] };

const MATCH: Match = { result: 'match' };
const NO_MATCH: Match = { result: 'no match' };

function cannotTell(why: string, missing: readonly string[] = []): Match {
  return { result: 'cannot tell', why, missing };
}

function known(holds: boolean): Match {
  return holds ? MATCH : NO_MATCH;
}

/** Three-valued: does `condition` hold for `identity` at `now` (Unix milliseconds)? */
export function match(condition: Condition, identity: Identity, now: number): Match {
  switch (condition.op) {
    case 'always':
      return MATCH;
    case 'never':
      return NO_MATCH;
    case 'unknown':
      return cannotTell(`a condition that is not understood: ${condition.text}`);
    case 'time':
      return known(
        now >= (condition.from ?? Number.NEGATIVE_INFINITY) * 1000 &&
          now < (condition.until ?? Number.POSITIVE_INFINITY) * 1000,
      );
    case 'segment':
      return match(condition.condition, identity, now);
    case 'not':
      return negate(match(condition.condition, identity, now));
    case 'and':
    case 'or':
      return combine(
        condition.op,
        condition.conditions.map((part) => match(part, identity, now)),
      );
    default:
      return matchAttribute(condition, identity);
  }
}

type AttributeCondition = Extract<Condition, { readonly attribute: string }>;

function matchAttribute(condition: AttributeCondition, identity: Identity): Match {
  const actual = attributeOf(identity, condition.attribute);
  if (actual === undefined) return cannotTell(`needs ${condition.attribute}`, [condition.attribute]);
  switch (condition.op) {
    case 'one of':
      return known(condition.values.some((value) => value === actual));
    case 'truthy':
      return known(Boolean(actual) && !(Array.isArray(actual) && actual.length === 0));
    case 'compare':
      return compare(actual, condition.relation, condition.value);
    case 'text':
      return matchText(actual, condition);
    case 'version':
      return matchVersion(actual, condition.relation, condition.value);
  }
}

function negate(inner: Match): Match {
  if (inner.result === 'cannot tell') return inner;
  return inner.result === 'match' ? NO_MATCH : MATCH;
}

function combine(op: 'and' | 'or', parts: readonly Match[]): Match {
  const decisive = op === 'and' ? 'no match' : 'match';
  if (parts.some((part) => part.result === decisive)) return op === 'and' ? NO_MATCH : MATCH;
  const open = parts.filter((part) => part.result === 'cannot tell');
  if (open.length === 0) return op === 'and' ? MATCH : NO_MATCH;
  return cannotTell(open.map((part) => part.why).join('; '), [
    ...new Set(open.flatMap((part) => part.missing)),
  ]);
}

/** Flag systems coerce mixed types each in their own way, so those are left to them. */
function compare(actual: FlagValue, relation: Comparison, wanted: FlagValue): Match {
  if (typeof actual !== typeof wanted || actual === null || typeof actual === 'object') {
    return cannotTell(`compares ${typeof actual} with ${typeof wanted}`);
  }
  const [left, right] = [actual, wanted as typeof actual];
  switch (relation) {
    case '=':
      return known(left === right);
    case '!=':
      return known(left !== right);
    case '<':
      return known(left < right);
    case '<=':
      return known(left <= right);
    case '>':
      return known(left > right);
    case '>=':
      return known(left >= right);
  }
}

function matchText(actual: FlagValue, condition: Extract<Condition, { readonly op: 'text' }>): Match {
  if (typeof actual !== 'string') return cannotTell(`${condition.attribute} is not text`);
  switch (condition.relation) {
    case 'starts with':
      return known(actual.startsWith(condition.value));
    case 'ends with':
      return known(actual.endsWith(condition.value));
    case 'contains':
      return known(actual.includes(condition.value));
  }
}

function matchVersion(actual: FlagValue, relation: VersionComparison, wanted: string): Match {
  const compared = compareVersions(String(actual), wanted);
  if (compared === undefined) return cannotTell(`${String(actual)} is not a version`);
  const { order, sameMajor, sameMinor } = compared;
  switch (relation) {
    case '^':
      return known(sameMajor);
    case '~':
      return known(sameMajor && sameMinor);
    default:
      return compare(order, relation, 0);
  }
}
