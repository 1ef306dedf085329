import type { Comparison, Condition, Draw, VersionComparison } from '../model/condition.ts';
import type { FlagKey, FlagValue } from '../model/flag.ts';
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

/** What a condition asks of the flag system beyond the identity's own attributes; undefined where it cannot be told. */
export interface Beyond {
  readonly place: (draw: Draw) => number | undefined;
  readonly served: (key: FlagKey) => string | null | undefined;
}

const NOTHING_BEYOND: Beyond = { place: () => undefined, served: () => undefined };

/** Three-valued: does `condition` hold for `identity` at `now` (Unix milliseconds)? */
export function match(
  condition: Condition,
  identity: Identity,
  now: number,
  beyond: Beyond = NOTHING_BEYOND,
): Match {
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
    case 'has':
      return known(attributeOf(identity, condition.attribute) !== undefined);
    case 'drawn':
    case 'flag':
      return matchBeyond(condition, beyond);
    case 'segment':
      return match(condition.condition, identity, now, beyond);
    case 'not':
      return negate(match(condition.condition, identity, now, beyond));
    case 'and':
    case 'or':
      return combine(
        condition.op,
        condition.conditions.map((part) => match(part, identity, now, beyond)),
      );
    default:
      return matchAttribute(condition, identity);
  }
}

function matchBeyond(
  condition: Extract<Condition, { readonly op: 'drawn' | 'flag' }>,
  beyond: Beyond,
): Match {
  if (condition.op === 'drawn') {
    const place = beyond.place(condition.draw);
    return place === undefined
      ? cannotTell(`your place in the draw by ${condition.draw.by} is not known`)
      : known(place < condition.share);
  }
  const served = beyond.served(condition.key);
  return served === undefined
    ? cannotTell(`what ${condition.key} serves is not known`)
    : known(condition.variations.includes(served));
}

type AttributeCondition = Exclude<Extract<Condition, { readonly attribute: string }>, { readonly op: 'has' }>;

function matchAttribute(condition: AttributeCondition, identity: Identity): Match {
  const actual = attributeOf(identity, condition.attribute);
  if (actual === undefined) return cannotTell(`needs ${condition.attribute}`, [condition.attribute]);
  switch (condition.op) {
    case 'one of':
      return Array.isArray(actual)
        ? cannotTell(`${condition.attribute} is a list`)
        : known(matchesOne(actual, condition));
    case 'set':
      return matchSet(actual, condition);
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

function matchesOne(
  actual: FlagValue,
  { values, ignoreCase }: Extract<Condition, { readonly op: 'one of' }>,
): boolean {
  const same = ignoreCase === true ? lower : (value: FlagValue) => value;
  return values.some((value) => same(value) === same(actual));
}

function lower(value: FlagValue): FlagValue {
  return typeof value === 'string' ? value.toLowerCase() : value;
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
  const same = (text: string) => (condition.ignoreCase === true ? text.toLowerCase() : text);
  const [text, wanted] = [same(actual), same(condition.value)];
  switch (condition.relation) {
    case 'starts with':
      return known(text.startsWith(wanted));
    case 'ends with':
      return known(text.endsWith(wanted));
    case 'contains':
      return known(text.includes(wanted));
  }
}

function matchSet(actual: FlagValue, condition: Extract<Condition, { readonly op: 'set' }>): Match {
  if (!Array.isArray(actual) || !actual.every((entry) => typeof entry === 'string'))
    return cannotTell(`${condition.attribute} is not a list of texts`);
  const [has, wanted] = [new Set<string>(actual), new Set(condition.values)];
  const all = [...wanted].every((value) => has.has(value));
  const only = [...has].every((value) => wanted.has(value));
  switch (condition.relation) {
    case 'includes any of':
      return known([...wanted].some((value) => has.has(value)));
    case 'includes all of':
      return known(all);
    case 'has only':
      return known(only);
    case 'is exactly':
      return known(all && only);
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
