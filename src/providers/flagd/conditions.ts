import {
  ALWAYS,
  allOf,
  anyOf,
  type Comparison,
  type Condition,
  NEVER,
  not,
  type VersionComparison,
} from '../../core/model/condition.ts';
import type { FlagValue } from '../../core/model/flag.ts';
import { IDENTITY_KEY } from '../../core/model/identity.ts';
import { isObject, type JsonObject } from './document.ts';

const COMPARISONS: Readonly<Record<string, Comparison>> = {
  '==': '=',
  '===': '=',
  '!=': '!=',
  '!==': '!=',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
};
const MIRRORED: Readonly<Record<Comparison, Comparison>> = {
  '=': '=',
  '!=': '!=',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};
const VERSION_COMPARISONS: readonly string[] = ['=', '!=', '<', '<=', '>', '>=', '^', '~'];
const TIMESTAMP = '$flagd.timestamp';

/**
 * A JsonLogic expression used as a condition. https://flagd.dev/reference/flag-definitions/#targeting-rules
 * What has no counterpart in `Condition` is kept as `unknown` with its text.
 */
export function conditionOf(logic: FlagValue | undefined, evaluators: JsonObject): Condition {
  if (logic === true) return ALWAYS;
  if (logic === false || logic === null || logic === undefined) return NEVER;
  const call = operation(logic);
  if (call === undefined) return unknown(logic, evaluators);
  const { operator, args } = call;
  const inner = (part: FlagValue | undefined) => conditionOf(part, evaluators);
  switch (operator) {
    case 'and':
      return allOf(...args.map(inner));
    case 'or':
      return anyOf(...args.map(inner));
    case '!':
      return not(inner(args[0]));
    case '!!':
      return inner(args[0]);
    case '$ref':
      return segment(args[0], evaluators) ?? unknown(logic, evaluators);
    default:
      return test(operator, args) ?? unknown(logic, evaluators);
  }
}

/** `{"op": [a, b]}`; JsonLogic lets a single argument stand without its list. */
export function operation(
  logic: FlagValue | undefined,
): { readonly operator: string; readonly args: readonly FlagValue[] } | undefined {
  if (!isObject(logic ?? null)) return undefined;
  const [only, ...more] = Object.entries(logic as JsonObject);
  if (only === undefined || more.length > 0) return undefined;
  const [operator, value] = only;
  return { operator, args: Array.isArray(value) ? value : [value] };
}

/** flagd replaces references textually and once: one within an evaluator stays unresolved. */
export function segment(name: FlagValue | undefined, evaluators: JsonObject): Condition | undefined {
  if (typeof name !== 'string' || !Object.hasOwn(evaluators, name)) return undefined;
  return { op: 'segment', name, condition: conditionOf(evaluators[name], {}) };
}

/** The attribute a `{"var": …}` names. A `var` with a default is not one: its meaning depends on both. */
export function attribute(logic: FlagValue | undefined): string | undefined {
  const call = operation(logic);
  const [name, ...more] = call?.args ?? [];
  if (call?.operator !== 'var' || typeof name !== 'string' || name === '' || more.length > 0)
    return undefined;
  return name === 'targetingKey' ? IDENTITY_KEY : name;
}

function test(operator: string, args: readonly FlagValue[]): Condition | undefined {
  const [left, right, third] = args;
  switch (operator) {
    case 'var': {
      const name = attribute({ var: args });
      return name === undefined || name.startsWith('$flagd.') ? undefined : { op: 'truthy', attribute: name };
    }
    case 'in':
      return args.length === 2 ? membership(left, right) : undefined;
    case 'starts_with':
    case 'ends_with':
      return args.length === 2
        ? text(operator === 'starts_with' ? 'starts with' : 'ends with', left, right)
        : undefined;
    case 'sem_ver':
      return args.length === 3 ? version(left, right, third) : undefined;
    default: {
      const relation = COMPARISONS[operator];
      return relation !== undefined && args.length === 2 ? comparison(relation, left, right) : undefined;
    }
  }
}

function membership(left: FlagValue | undefined, right: FlagValue | undefined): Condition | undefined {
  const name = attribute(left);
  if (name !== undefined && Array.isArray(right) && right.every(isScalar)) {
    return { op: 'one of', attribute: name, values: right };
  }
  return typeof left === 'string' ? text('contains', right, left) : undefined;
}

function text(
  relation: 'starts with' | 'ends with' | 'contains',
  subject: FlagValue | undefined,
  value: FlagValue | undefined,
): Condition | undefined {
  const name = attribute(subject);
  return name === undefined || typeof value !== 'string'
    ? undefined
    : { op: 'text', attribute: name, relation, value };
}

function version(
  subject: FlagValue | undefined,
  relation: FlagValue | undefined,
  value: FlagValue | undefined,
): Condition | undefined {
  const name = attribute(subject);
  if (name === undefined || typeof value !== 'string' || !VERSION_COMPARISONS.includes(String(relation)))
    return undefined;
  return { op: 'version', attribute: name, relation: relation as VersionComparison, value };
}

function comparison(
  relation: Comparison,
  left: FlagValue | undefined,
  right: FlagValue | undefined,
): Condition | undefined {
  const [subject, other] = [attribute(left), attribute(right)];
  if (subject === undefined) {
    return other === undefined ? undefined : comparison(MIRRORED[relation], right, left);
  }
  if (right === undefined || !isScalar(right)) return undefined;
  return subject === TIMESTAMP
    ? time(relation, right)
    : { op: 'compare', attribute: subject, relation, value: right };
}

/** Unix seconds are whole, so `<=` ends one second later. */
function time(relation: Comparison, at: FlagValue): Condition | undefined {
  if (typeof at !== 'number') return undefined;
  switch (relation) {
    case '<':
      return { op: 'time', until: at };
    case '<=':
      return { op: 'time', until: Math.floor(at) + 1 };
    case '>':
      return { op: 'time', from: Math.floor(at) + 1 };
    case '>=':
      return { op: 'time', from: at };
    default:
      return undefined;
  }
}

function isScalar(value: FlagValue): boolean {
  return typeof value !== 'object' && value !== null;
}

function unknown(logic: FlagValue, evaluators: JsonObject): Condition {
  return { op: 'unknown', text: nativeText(logic, evaluators) };
}

/** An expression as flagd evaluates it, its references replaced: a change of an evaluator has to show in it. */
export function nativeText(logic: FlagValue, evaluators: JsonObject): string {
  return JSON.stringify(resolved(logic, evaluators));
}

export function resolved(logic: FlagValue, evaluators: JsonObject): FlagValue {
  if (Array.isArray(logic)) return logic.map((part: FlagValue) => resolved(part, evaluators));
  if (!isObject(logic)) return logic;
  const call = operation(logic);
  const name = call?.operator === '$ref' ? call.args[0] : undefined;
  if (typeof name === 'string' && Object.hasOwn(evaluators, name)) return evaluators[name] ?? null;
  return Object.fromEntries(Object.entries(logic).map(([key, part]) => [key, resolved(part, evaluators)]));
}
