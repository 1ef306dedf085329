import type { Condition } from '../../model/condition.ts';

/** A condition that is one yes-or-no unknown: the same object wherever the same is asked. */
export interface Unit {
  readonly condition: Condition;
}

/** A unit that has to hold, or has to fail: one that cannot be told for want of an attribute does neither. */
export interface Literal {
  readonly unit: Unit;
  readonly holds: boolean;
}

/** What is still open of a condition; negation stands at its literals alone. */
export type Formula = boolean | Literal | { readonly op: 'and' | 'or'; readonly parts: readonly Formula[] };

export function join(op: 'and' | 'or', parts: readonly Formula[]): Formula {
  const decisive = op === 'or';
  if (parts.includes(decisive)) return decisive;
  const open = parts.filter((part) => typeof part !== 'boolean');
  const [only, ...more] = open;
  if (only === undefined) return !decisive;
  return more.length === 0 ? only : { op, parts: open };
}

/** What is left once some units are decided. */
export function assume(formula: Formula, decide: (literal: Literal) => boolean | undefined): Formula {
  if (typeof formula === 'boolean') return formula;
  if ('unit' in formula) return decide(formula) ?? formula;
  return join(
    formula.op,
    formula.parts.map((part) => assume(part, decide)),
  );
}

export function literalsOf(formula: Formula): readonly Literal[] {
  if (typeof formula === 'boolean') return [];
  return 'unit' in formula ? [formula] : formula.parts.flatMap(literalsOf);
}

export function sameFormula(a: Formula, b: Formula): boolean {
  if (typeof a === 'boolean' || typeof b === 'boolean') return a === b;
  if ('unit' in a || 'unit' in b)
    return 'unit' in a && 'unit' in b && a.unit === b.unit && a.holds === b.holds;
  const others = b.parts;
  return (
    a.op === b.op &&
    a.parts.length === others.length &&
    a.parts.every((part, at) => sameFormula(part, others[at] ?? false))
  );
}
