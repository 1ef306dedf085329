import type { Condition } from '../../model/condition.ts';
import type { FlagValue } from '../../model/flag.ts';
import { IDENTITY_KEY } from '../../model/identity.ts';
import { match } from '../match.ts';
import type { Literal } from './formula.ts';

export type Outcome = 'holds' | 'fails' | 'missing';
export type Told = (condition: Condition) => Outcome | undefined;

/** Which attribute of whom a condition looks at. */
export function placeOf(condition: Condition): string | undefined {
  if (!('attribute' in condition)) return undefined;
  const { attribute, kind, strict } = condition;
  return JSON.stringify([attribute, kind, strict]);
}

/**
 * Conditions of one list name single values of one attribute, of which somebody has at most one. Lists of a strict
 * attribute are none, since it may have several values, nor are comparisons with values of different types: flag
 * systems coerce. A key is always one text.
 */
export function listOf(condition: Condition): string | undefined {
  if (condition.op === 'one of') {
    const { attribute, strict, as, ignoreCase } = condition;
    if (as !== undefined || ignoreCase === true) return undefined;
    if (attribute === IDENTITY_KEY) return placeOf(condition);
    return strict === true ? undefined : `${placeOf(condition)} one of`;
  }
  if (condition.op !== 'compare' || condition.relation !== '=' || condition.as !== undefined)
    return undefined;
  const { attribute, strict, value } = condition;
  if (attribute === IDENTITY_KEY) return typeof value === 'string' ? placeOf(condition) : undefined;
  return strict === true ? undefined : `${placeOf(condition)} = ${typeof value}`;
}

export function listWith(condition: Condition, values: readonly FlagValue[]): Condition {
  if (!('attribute' in condition)) return condition;
  const { attribute, kind, strict } = condition;
  const looking = {
    attribute,
    ...(kind === undefined ? {} : { kind }),
    ...(strict === undefined ? {} : { strict }),
  };
  const [only, ...more] = values;
  return condition.op === 'compare' && only !== undefined && more.length === 0
    ? { op: 'compare', ...looking, relation: '=', value: only }
    : { op: 'one of', ...looking, values };
}

/** The listed values in groups: those of one group meet the same of the open conditions. */
export function toldByValues(
  asked: Condition,
  open: readonly Literal[],
): readonly { readonly values: readonly FlagValue[]; readonly told: Told }[] {
  const conditions = [...new Set(open.map(({ unit }) => unit.condition))];
  const lists = new Map(
    conditions
      .filter((condition) => listOf(condition) === listOf(asked))
      .map((condition) => [condition, new Set(valuesOf(condition))]),
  );
  const [isKey, place] = ['attribute' in asked && asked.attribute === IDENTITY_KEY, placeOf(asked)];
  const others = isKey
    ? conditions.filter((each) => !lists.has(each) && each.op !== 'has' && placeOf(each) === place)
    : [];
  const groups = new Map<string, { readonly values: FlagValue[]; readonly told: Told }>();
  for (const value of new Set([...lists.values()].flatMap((values) => [...values]))) {
    const outcomes = new Map<Condition, Outcome | undefined>();
    for (const [condition, values] of lists) outcomes.set(condition, values.has(value) ? 'holds' : 'fails');
    for (const condition of others) outcomes.set(condition, ofKey(condition, String(value)));
    const alike = [...outcomes.values()].join();
    const group = groups.get(alike);
    if (group === undefined) groups.set(alike, { values: [value], told: (unit) => outcomes.get(unit) });
    else group.values.push(value);
  }
  return [...groups.values()];
}

function valuesOf(condition: Condition): readonly FlagValue[] {
  if (condition.op === 'one of') return condition.values.filter((value) => typeof value !== 'object');
  return condition.op === 'compare' ? [condition.value] : [];
}

/** A key decides whatever else is asked of the key. */
function ofKey(condition: Condition, key: string): Outcome | undefined {
  const kind = 'attribute' in condition ? (condition.kind ?? '') : '';
  const { result } = match(condition, { key, kind, attributes: {} }, 0);
  if (result === 'cannot tell') return undefined;
  return result === 'match' ? 'holds' : 'fails';
}
