import { ALWAYS, allOf, anyOf, type Condition, type Draw, NEVER, not } from '../../model/condition.ts';
import { IDENTITY_KEY } from '../../model/identity.ts';
import { type Formula, join, type Unit } from './formula.ts';

/**
 * Takes conditions apart just as far as has to be: what shares an attribute, a draw or a flag with another condition
 * is opened until its parts can be compared, all else stays whole and keeps its name.
 */
export class Units {
  readonly #now: number;
  readonly #units: ReadonlyMap<string, Unit>;

  constructor(conditions: readonly Condition[], now: number) {
    this.#now = now;
    const whole = opened(conditions.map((condition) => atTime(condition, now)));
    this.#units = new Map([...whole].map(([text, condition]) => [text, { condition }]));
  }

  formulaOf(condition: Condition): Formula {
    return this.#formula(atTime(condition, this.#now), true);
  }

  #formula(condition: Condition, holds: boolean): Formula {
    const unit = this.#units.get(textOf(condition));
    if (unit !== undefined) return { unit, holds };
    switch (condition.op) {
      case 'not':
        return this.#formula(condition.condition, !holds);
      case 'segment':
        return this.#formula(condition.condition, holds);
      case 'and':
      case 'or': {
        const parts = condition.conditions.map((part) => this.#formula(part, holds));
        return join((condition.op === 'and') === holds ? 'and' : 'or', parts);
      }
      default:
        return (condition.op === 'always') === holds;
    }
  }
}

/** One text for one meaning: the order of an object's members does not count. */
export function textOf(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

/** Draws of one text are one draw, and give everybody one place. */
export function drawText({ by, bucketing }: Draw): string {
  return textOf({ by, bucketing });
}

function atTime(condition: Condition, now: number): Condition {
  switch (condition.op) {
    case 'time': {
      const { from = Number.NEGATIVE_INFINITY, until = Number.POSITIVE_INFINITY } = condition;
      return now >= from * 1000 && now < until * 1000 ? ALWAYS : NEVER;
    }
    case 'drawn':
      if (condition.share <= 0) return NEVER;
      return condition.share >= 1 ? ALWAYS : condition;
    case 'compare': {
      const { relation, strict, as } = condition;
      const plain = relation === '!=' && strict === undefined && as === undefined;
      return plain ? not({ ...condition, relation: '=' }) : condition;
    }
    case 'has':
      return condition.attribute === IDENTITY_KEY && condition.kind === undefined ? ALWAYS : condition;
    case 'segment': {
      const inner = atTime(condition.condition, now);
      return isSettled(inner) ? inner : { ...condition, condition: inner };
    }
    case 'not':
      return not(atTime(condition.condition, now));
    case 'and':
      return allOf(...condition.conditions.map((part) => atTime(part, now)));
    case 'or':
      return anyOf(...condition.conditions.map((part) => atTime(part, now)));
    default:
      return condition;
  }
}

function isSettled({ op }: Condition): boolean {
  return op === 'always' || op === 'never';
}

function opened(conditions: readonly Condition[]): ReadonlyMap<string, Condition> {
  const whole = new Map<string, Condition>();
  const add = (condition: Condition): void => {
    if (condition.op === 'not') add(condition.condition);
    else if (!isSettled(condition)) whole.set(textOf(condition), condition);
  };
  conditions.forEach(add);
  for (;;) {
    const asked = askedBy(whole);
    const open = [...whole].filter(
      ([, condition]) =>
        partsOf(condition).length > 0 &&
        (asksTwice(condition) ||
          subjectsOf(condition).some((subject) => subject === DRAW || (asked.get(subject) ?? 0) > 1)),
    );
    if (open.length === 0) return whole;
    for (const [text] of open) whole.delete(text);
    for (const [, condition] of open) partsOf(condition).forEach(add);
  }
}

/** How many of the conditions speak of each subject. */
function askedBy(whole: ReadonlyMap<string, Condition>): ReadonlyMap<string, number> {
  const asked = new Map<string, number>();
  for (const condition of whole.values()) {
    for (const subject of new Set(subjectsOf(condition))) asked.set(subject, (asked.get(subject) ?? 0) + 1);
  }
  return asked;
}

/** Its parts may contradict each other, and nobody meet it. */
function asksTwice(condition: Condition): boolean {
  const subjects = partsOf(condition).flatMap((part) => [...new Set(subjectsOf(part))]);
  return condition.op !== 'segment' && new Set(subjects).size < subjects.length;
}

function partsOf(condition: Condition): readonly Condition[] {
  if (condition.op === 'and' || condition.op === 'or') return condition.conditions;
  return condition.op === 'segment' || condition.op === 'not' ? [condition.condition] : [];
}

/** A share is only exact where its draw is compared place by place. */
const DRAW = 'a draw';

/** What the answer depends on. */
function subjectsOf(condition: Condition): readonly string[] {
  if ('attribute' in condition) return [`attribute ${condition.kind ?? ''} ${condition.attribute}`];
  switch (condition.op) {
    case 'drawn':
      return [DRAW];
    case 'flag':
      return [`flag ${condition.key}`];
    case 'unknown':
      return [`unknown ${condition.text}`];
    default:
      return partsOf(condition).flatMap(subjectsOf);
  }
}
