import { whoOf } from '../../../core/exposure/exposure.ts';
import { leftOf } from '../../../core/exposure/leftOf.ts';
import { simplify } from '../../../core/exposure/simplify.ts';
import { allOf, type Condition } from '../../../core/model/condition.ts';
import type { Who } from '../../../core/model/exposure.ts';
import { IDENTITY_KEY } from '../../../core/model/identity.ts';
import { conditionOf } from '../constraints.ts';
import type { NativeConstraint, NativeFeature, NativeSegment, NativeStrategy } from '../native.ts';
import { rulesOf } from '../strategies.ts';
import type { Variations } from '../variations.ts';

/** What goes of a strategy when some populations are to have nothing by it: nothing, all of it, or values of a list. */
export type Gone =
  | 'nothing'
  | 'all'
  | { readonly constraint: number; readonly values: readonly (string | null)[] };

/** Whom a strategy speaks of, before its share; none: everybody. */
export function whosOf({ constraints, segments }: NativeStrategy, now: number): readonly Who[] {
  const condition = allOf(
    ...constraints.map(conditionOf),
    ...segments.map(
      ({ name, constraints: parts }): Condition => ({
        op: 'segment',
        name,
        condition: allOf(...parts.map(conditionOf)),
      }),
    ),
  );
  const left = simplify(condition, now).condition;
  return left.op === 'always' ? [] : whoOf(left);
}

/** Whomever it lets in, it gives them this variation and no other. */
export function gives(
  strategy: NativeStrategy,
  feature: NativeFeature,
  variations: Variations,
  variation: string,
): boolean {
  const rules = rulesOf(strategy, feature, variations);
  return (
    rules.length > 0 &&
    rules.every(({ serve }) => serve.kind === 'variation' && serve.variation === variation)
  );
}

/** Undefined: the strategy speaks of one of them in one breath with others, and cannot be shortened. */
export function goneOf(strategy: NativeStrategy, without: readonly Who[], now: number): Gone | undefined {
  const left = leftOf(whosOf(strategy, now), without);
  if (left === 'all') return 'nothing';
  if (left === 'none') return 'all';
  const constraint = strategy.constraints.findIndex(({ operator }) => operator === 'IN');
  const values = strategy.constraints[constraint]?.values;
  if (left === undefined || !values) return undefined;
  return { constraint, values: values.filter((value) => value !== null && left.includes(value.trim())) };
}

/** What names a population in a strategy; undefined where Unleash has no words for it. */
export function nativeOf(
  who: Who,
  segments: readonly NativeSegment[],
):
  | { readonly constraints: readonly NativeConstraint[]; readonly segments: readonly NativeSegment[] }
  | undefined {
  const listed = (contextName: string, values: readonly string[]) => ({
    constraints: [{ contextName, operator: 'IN', values: [...values] }],
    segments: [],
  });
  if (who.kind === 'people')
    return listed(who.attribute === IDENTITY_KEY ? 'userId' : who.attribute, who.keys);
  if (who.kind === 'segment') {
    const found = segments.find(({ name }) => name === who.name);
    return found && { constraints: [], segments: [found] };
  }
  if (who.kind !== 'condition' || who.condition.op !== 'one of') return undefined;
  const { attribute, values, ignoreCase } = who.condition;
  const texts = values.filter((value) => typeof value === 'string');
  return ignoreCase === true || texts.length < values.length ? undefined : listed(attribute, texts);
}
