import { anyOf, type Condition, not } from '../../model/condition.ts';
import type { FlagValue } from '../../model/flag.ts';
import { IDENTITY_KEY, IDENTITY_KIND } from '../../model/identity.ts';
import type { Literal, Unit } from './formula.ts';
import { listOf, listWith, placeOf, type Told, toldByValues } from './lists.ts';

/** Those who meet each of `of` and none of `except`; a condition that cannot be told of somebody is not met. */
export interface Group {
  readonly of: readonly Condition[];
  readonly except: readonly Condition[];
}

/** One way it can be: one of these `values`, or (`other`) another than all that are listed, or (`missing`) none. */
export interface Answer {
  readonly values: readonly FlagValue[];
  readonly other: boolean;
  readonly missing: boolean;
  readonly told: Told;
}

/** What has to be known next. Everybody gives exactly one of the answers. */
export interface Question {
  readonly answers: readonly Answer[];
  readonly groupOf: (answers: readonly Answer[]) => Group;
}

/** What decides `asked`, and with it whatever of `open` hangs on the same attribute. */
export function questionAbout({ condition }: Unit, open: readonly Literal[]): Question {
  const [place, list] = [placeOf(condition), listOf(condition)];
  const isNear = (other: Condition) =>
    other === condition || (place !== undefined && placeOf(other) === place);
  const isListed = (other: Condition) =>
    other === condition || (list !== undefined && listOf(other) === list);
  const present: Told = (unit) => (isNear(unit) && unit.op === 'has' ? 'holds' : undefined);
  const absent: Told = (unit) => (isNear(unit) ? (unit.op === 'has' ? 'fails' : 'missing') : undefined);
  const unlisted: Told = (unit) => (isListed(unit) ? 'fails' : undefined);
  const isApart =
    canBeMissing(condition) &&
    open.some(({ unit, holds }) => isNear(unit.condition) && (unit.condition.op === 'has' || !holds));

  const found: readonly Pick<Answer, 'values' | 'told'>[] =
    list === undefined
      ? [{ values: [true], told: (unit) => (unit === condition ? 'holds' : undefined) }]
      : toldByValues(condition, open);
  const values = found.map(({ values, told }) => ({
    values,
    other: false,
    missing: false,
    told: (unit: Condition) => told(unit) ?? present(unit),
  }));
  const none: readonly FlagValue[] = [];
  const rest = isApart
    ? [
        {
          values: none,
          other: true,
          missing: false,
          told: (unit: Condition) => unlisted(unit) ?? present(unit),
        },
        { values: none, other: false, missing: true, told: absent },
      ]
    : [{ values: none, other: true, missing: true, told: condition.op === 'has' ? absent : unlisted }];
  const answers = [...values, ...rest];
  return { answers, groupOf: (some) => groupOf(condition, answers, some) };
}

function groupOf(condition: Condition, all: readonly Answer[], some: readonly Answer[]): Group {
  if (some.length === all.length) return { of: [], except: [] };
  const within = some.flatMap(({ values }) => values);
  const without = all.flatMap((answer) => (some.includes(answer) ? [] : answer.values));
  const other = some.some((answer) => answer.other);
  const missing = some.some((answer) => answer.missing);
  if (!other && !missing) return { of: [among(condition, within)], except: [] };
  if (other && missing) return { of: [], except: [among(condition, without)] };
  return other
    ? { of: [without.length === 0 ? present(condition) : not(among(condition, without))], except: [] }
    : { of: [], except: [within.length === 0 ? present(condition) : not(among(condition, within))] };
}

function among(condition: Condition, values: readonly FlagValue[]): Condition {
  return listOf(condition) === undefined ? condition : listWith(condition, values);
}

function present(condition: Condition): Condition {
  if (!('attribute' in condition)) return anyOf(condition, not(condition));
  const { attribute, kind, strict } = condition;
  return {
    op: 'has',
    attribute,
    ...(kind === undefined ? {} : { kind }),
    ...(strict === undefined ? {} : { strict }),
  };
}

function canBeMissing(condition: Condition): boolean {
  if ('attribute' in condition) {
    const { op, attribute, kind } = condition;
    return op !== 'has' && attribute !== IDENTITY_KIND && (attribute !== IDENTITY_KEY || kind !== undefined);
  }
  if (condition.op === 'and' || condition.op === 'or') return condition.conditions.some(canBeMissing);
  return condition.op === 'segment' || condition.op === 'not' ? canBeMissing(condition.condition) : false;
}
