import { t } from '@vscode/l10n';
import type { Comparison, Condition, Looking, Reading } from '../model/condition.ts';
import type { FlagValue } from '../model/flag.ts';
import { attributeOf, IDENTITY_KEY, type Identity } from '../model/identity.ts';
import { cannotTell, combine, known, type Match, NO_MATCH } from './threeValued.ts';
import { compareVersions, isStrictVersion } from './versions.ts';

export type AttributeCondition = Exclude<Extract<Condition, Looking>, { readonly op: 'has' }>;

/** What a condition looks at; undefined where it is missing. */
export function lookUp({ attribute, kind, strict }: Looking, identity: Identity): FlagValue | undefined {
  const actual = attributeOf(identity, attribute, kind);
  return strict === true && actual === null ? undefined : actual;
}

export function matchAttribute(condition: AttributeCondition, identity: Identity): Match {
  const found = lookUp(condition, identity);
  if (found === undefined) {
    const name = nameFor(condition, identity);
    return cannotTell(t`needs ${name}`, [name]);
  }
  const actual = readAs(found, condition.as);
  if (Number.isNaN(actual)) return NO_MATCH;
  const whole = condition.strict !== true || condition.op === 'set' || !Array.isArray(actual);
  if (whole) return matchValue(condition, actual);
  return combine(
    'or',
    actual.map((each: FlagValue) => matchValue(condition, each)),
  );
}

function readAs(value: FlagValue, as: Reading | undefined): FlagValue {
  if (as === 'text') return String(value);
  return as === 'number' ? Number(String(value)) : value;
}

/** As a person would give it to the identity: that of another kind is a part of its own. */
function nameFor({ attribute, kind = '' }: Looking, identity: Identity): string {
  if (kind === '' || kind === identity.kind) return attribute;
  return `${kind}.${attribute === IDENTITY_KEY ? 'key' : attribute}`;
}

function matchValue(condition: AttributeCondition, actual: FlagValue): Match {
  switch (condition.op) {
    case 'one of':
      return Array.isArray(actual)
        ? mismatch(condition, t`${condition.attribute} is a list`)
        : known(matchesOne(actual, condition));
    case 'set':
      return matchSet(actual, condition);
    case 'truthy':
      return known(Boolean(actual) && !(Array.isArray(actual) && actual.length === 0));
    case 'compare':
      return matchOrder(actual, condition);
    case 'text':
      return matchText(actual, condition);
    case 'version':
      return matchVersion(actual, condition);
  }
}

/** A value of a type that the condition is not made for. */
function mismatch({ strict }: Looking, why: string): Match {
  return strict === true ? NO_MATCH : cannotTell(why);
}

function matchesOne(
  actual: FlagValue,
  { values, ignoreCase }: Extract<Condition, { readonly op: 'one of' }>,
): boolean {
  // A segment may list ten thousand keys, and be asked about each of them.
  if (ignoreCase !== true) return values.includes(actual);
  return values.some((value) => lower(value) === lower(actual));
}

function lower(value: FlagValue): FlagValue {
  return typeof value === 'string' ? value.toLowerCase() : value;
}

/** Flag systems coerce mixed types each in their own way, so those are left to them. */
function matchOrder(given: FlagValue, condition: Extract<Condition, { readonly op: 'compare' }>): Match {
  const wanted = condition.value;
  const actual = condition.as === 'time' ? timeOf(given) : given;
  if (typeof actual !== typeof wanted || actual === null || typeof actual === 'object') {
    return mismatch(condition, t`compares ${typeof actual} with ${typeof wanted}`);
  }
  return compare(
    actual as string | number | boolean,
    condition.relation,
    wanted as string | number | boolean,
  );
}

const RFC3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

function timeOf(value: FlagValue): FlagValue {
  return typeof value === 'string' && RFC3339.test(value) ? Date.parse(value) : value;
}

function compare<T extends string | number | boolean>(left: T, relation: Comparison, right: T): Match {
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
  if (typeof actual !== 'string') return mismatch(condition, t`${condition.attribute} is not text`);
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
    return mismatch(condition, t`${condition.attribute} is not a list of texts`);
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

function matchVersion(actual: FlagValue, condition: Extract<Condition, { readonly op: 'version' }>): Match {
  if (condition.strict === true && !isStrictVersion(actual, condition.whole)) return NO_MATCH;
  const compared = compareVersions(String(actual), condition.value);
  if (compared === undefined) return cannotTell(t`${String(actual)} is not a version`);
  const { order, sameMajor, sameMinor } = compared;
  switch (condition.relation) {
    case '^':
      return known(sameMajor);
    case '~':
      return known(sameMajor && sameMinor);
    default:
      return compare(order, condition.relation, 0);
  }
}
