import type { FlagState, Serve } from '../../model/flagState.ts';
import { sameJson } from '../../model/sameJson.ts';
import { assume, type Formula, type Literal, literalsOf, sameFormula } from './formula.ts';
import type { Units } from './units.ts';

/** A rule with what is still open of its condition. The last arm of a flag always holds. */
export interface Arm {
  readonly when: Formula;
  readonly serve: Serve;
}

export function armsOf({ status, rules, otherwise, whenOff }: FlagState, units: Units): readonly Arm[] {
  if (status !== 'on') return [{ when: true, serve: whenOff }];
  const arms = rules.map(({ condition, serve }) => ({ when: units.formulaOf(condition), serve }));
  return reachable([...arms, { when: true, serve: otherwise }]);
}

export function armsAfter(
  arms: readonly Arm[],
  decide: (literal: Literal) => boolean | undefined,
): readonly Arm[] {
  return reachable(arms.map(({ when, serve }) => ({ when: assume(when, decide), serve })));
}

/** Without the arms that hold for nobody, come too late, or serve at the end what the end serves anyway. */
function reachable(arms: readonly Arm[]): readonly Arm[] {
  const open = arms.filter(({ when }) => when !== false);
  const reached = open.slice(0, open.findIndex(({ when }) => when === true) + 1);
  const last = reached.at(-1);
  const telling = reached.findLastIndex(({ serve }) => !sameJson(serve, last?.serve));
  return [...reached.slice(0, telling + 1), ...(last === undefined ? [] : [last])];
}

export function sameArms(a: readonly Arm[], b: readonly Arm[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ when, serve }, at) => {
      const other = b[at];
      return other !== undefined && sameFormula(when, other.when) && sameJson(serve, other.serve);
    })
  );
}

export function openIn(arms: readonly Arm[]): readonly Literal[] {
  return arms.flatMap(({ when }) => literalsOf(when));
}
