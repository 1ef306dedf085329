import {
  ALWAYS,
  allOf,
  anyOf,
  type Comparison,
  type Condition,
  NEVER,
  not,
  type SetRelation,
  type TextRelation,
} from '../../core/model/condition.ts';
import type { FlagKey, FlagValue } from '../../core/model/flag.ts';
import { IDENTITY_KEY } from '../../core/model/identity.ts';
import type { Matcher } from './wire.ts';

/** What matchers point to outside their own flag. */
export interface Surroundings {
  readonly segment: (name: string) => Condition;
  /** The flags that are defined in the environment; others serve Split's `control`. */
  readonly defined: ReadonlySet<FlagKey>;
}

/**
 * Matchers as the SDKs see them: https://docs.split.io/reference/matcher-type, and for what the reference leaves open
 * the evaluator of `@splitsoftware/splitio-commons`. An attribute that is missing, or cannot be read as what is
 * compared, does not match; negated, it does.
 */
export function matcherCondition(matcher: Matcher, surroundings: Surroundings): Condition {
  const condition = plain(matcher, surroundings) ?? unknown(matcher);
  if (matcher.negate !== true) return condition;
  return matcher.attribute
    ? anyOf(not({ op: 'has', attribute: matcher.attribute }), not(condition))
    : not(condition);
}

const COMPARISONS: Readonly<Record<string, Comparison>> = {
  EQUAL_NUMBER: '=',
  LESS_THAN_OR_EQUAL_NUMBER: '<=',
  GREATER_THAN_OR_EQUAL_NUMBER: '>=',
};

const TEXTS: Readonly<Record<string, TextRelation>> = {
  STARTS_WITH_STRING: 'starts with',
  ENDS_WITH_STRING: 'ends with',
  CONTAINS_STRING: 'contains',
};

const SETS: Readonly<Record<string, SetRelation>> = {
  EQUAL_SET: 'is exactly',
  ANY_OF_SET: 'includes any of',
  ALL_OF_SET: 'includes all of',
  PART_OF_SET: 'has only',
};

/** Undefined where it cannot be said in our terms. */
function plain(matcher: Matcher, { segment, defined }: Surroundings): Condition | undefined {
  const { type, string, strings, depends } = matcher;
  // The SDKs take an attribute's name as one; ours would look into nested attributes.
  if (matcher.attribute?.includes('.')) return undefined;
  const attribute = matcher.attribute || IDENTITY_KEY;
  if (type in COMPARISONS || type === 'BETWEEN_NUMBER') return numbers(matcher);
  if (type in TEXTS) return anyText(attribute, TEXTS[type] ?? 'contains', strings ?? []);
  if (type in SETS) return setCondition(matcher);
  if (type.endsWith('_DATE')) return dates(matcher);
  switch (type) {
    case 'ALL_KEYS':
      return ALWAYS;
    case 'IN_LIST_STRING':
      return oneOf(attribute, strings ?? []);
    case 'MATCHES_STRING':
      return wholeText(attribute, string ?? '');
    case 'BOOLEAN':
      return booleans(matcher);
    case 'IN_SEGMENT':
      return attribute === IDENTITY_KEY && string ? segment(string) : undefined;
    case 'IN_SPLIT':
      if (!depends?.treatment) return undefined;
      return defined.has(depends.splitName)
        ? { op: 'flag', key: depends.splitName, variations: [depends.treatment] }
        : NEVER;
    default:
      return undefined;
  }
}

/** Only texts are compared as they are; what an attribute is turned into otherwise is left to `match`. */
function oneOf(attribute: string, texts: readonly string[]): Condition {
  const values = texts.filter((text) => text !== '').flatMap(spellings);
  return { op: 'one of', attribute, values };
}

/** The SDKs compare texts: the number 5 is "5" to them, and true is "true". */
function spellings(text: string): readonly FlagValue[] {
  if (text === 'true' || text === 'false') return [text, text === 'true'];
  const number = Number(text);
  return String(number) === text && Number.isFinite(number) ? [text, number] : [text];
}

function anyText(attribute: string, relation: TextRelation, texts: readonly string[]): Condition | undefined {
  if (texts.includes('')) return undefined;
  return anyOf(...texts.map((value): Condition => ({ op: 'text', attribute, relation, value })));
}

/** Regular expressions differ between the SDKs' languages; a plain text from start to end does not. */
function wholeText(attribute: string, pattern: string): Condition | undefined {
  const text = /^\^([\w@ -]+)\$$/.exec(pattern)?.[1];
  return text === undefined ? undefined : oneOf(attribute, [text]);
}

function booleans({ attribute, bool }: Matcher): Condition | undefined {
  if (!attribute || typeof bool !== 'boolean') return undefined;
  return { op: 'one of', attribute, values: [bool, String(bool)], ignoreCase: true };
}

function numbers({ type, attribute, number, between }: Matcher): Condition | undefined {
  if (!attribute) return undefined;
  if (type === 'BETWEEN_NUMBER') {
    return between
      ? allOf(compare(attribute, '>=', between.from), compare(attribute, '<=', between.to))
      : undefined;
  }
  return typeof number === 'number' ? compare(attribute, COMPARISONS[type] ?? '=', number) : undefined;
}

const MINUTE = 60_000;
const DAY = 86_400_000;
/** Dates are milliseconds by the reference, yet seconds in its examples: below this they could be either. */
const SURELY_MILLISECONDS = 1e11;

/** Days and minutes of UTC: `ON_DATE` drops the time of day, the others what is below a minute. */
function dates({ type, attribute, date, between }: Matcher): Condition | undefined {
  if (!attribute) return undefined;
  const at = date ?? undefined;
  const [from, to] = type === 'BETWEEN_DATE' ? [between?.from, between?.to] : [at, at];
  if (from === undefined || to === undefined || Math.min(from, to) < SURELY_MILLISECONDS) return undefined;
  const since = (start: number, unit: number) => compare(attribute, '>=', start - (start % unit));
  const before = (end: number, unit: number) => compare(attribute, '<', end - (end % unit) + unit);
  switch (type) {
    case 'ON_DATE':
      return allOf(since(from, DAY), before(to, DAY));
    case 'ON_OR_AFTER_DATE':
      return since(from, MINUTE);
    case 'ON_OR_BEFORE_DATE':
      return before(to, MINUTE);
    case 'BETWEEN_DATE':
      return allOf(since(from, MINUTE), before(to, MINUTE));
    default:
      return undefined;
  }
}

/** An empty list is no list to the SDKs, so "only these" and "exactly these" also ask for one of them. */
function setCondition({ type, attribute, strings }: Matcher): Condition | undefined {
  const values = strings ?? [];
  const relation = SETS[type];
  if (!attribute || relation === undefined || values.length === 0 || new Set(values).size < values.length)
    return undefined;
  const condition: Condition = { op: 'set', attribute, relation, values };
  if (relation === 'includes any of' || relation === 'includes all of') return condition;
  return allOf(condition, { op: 'set', attribute, relation: 'includes any of', values });
}

function compare(attribute: string, relation: Comparison, value: number): Condition {
  return { op: 'compare', attribute, relation, value };
}

function unknown(matcher: Matcher): Condition {
  const { type, negate: _, ...rest } = matcher;
  const values = Object.entries(rest).filter(([, value]) => value !== null && value !== undefined);
  return { op: 'unknown', text: `${type} ${JSON.stringify(Object.fromEntries(values))}` };
}
