import { whoOf } from '../../../core/exposure/exposure.ts';
import { leftOf } from '../../../core/exposure/leftOf.ts';
import { simplify } from '../../../core/exposure/simplify.ts';
import type { Who } from '../../../core/model/exposure.ts';
import { IDENTITY_KEY } from '../../../core/model/identity.ts';
import type { Clause, Rule, Segment } from '../api.ts';
import { referenceOf, USER } from '../attributes.ts';
import { clausesHold, type SegmentNamed } from '../clauses.ts';

/** What goes of a rule when some populations are to have nothing by it: nothing, all of it, or values of its clause. */
export type Gone = 'nothing' | 'all' | readonly unknown[];

export function whosOf(
  { clauses }: Pick<Rule, 'clauses'>,
  segment: SegmentNamed,
  now: number,
): readonly Who[] {
  return whoOf(simplify(clausesHold(clauses, segment, false), now).condition);
}

/** Undefined: the rule speaks of one of them in one breath with others, and cannot be shortened. */
export function goneOf(
  rule: Rule,
  without: readonly Who[],
  segment: SegmentNamed,
  now: number,
): Gone | undefined {
  const left = leftOf(whosOf(rule, segment, now), without);
  if (left === 'all') return 'nothing';
  if (left === 'none') return 'all';
  const [clause, ...more] = rule.clauses;
  if (clause === undefined || more.length > 0 || clause.negate) return undefined;
  if (clause.op === 'segmentMatch') {
    const isGone = (name: unknown) => without.some((who) => who.kind === 'segment' && who.name === name);
    return clause.values.filter(isGone);
  }
  return left && clause.values.filter((value) => !left.includes(String(value)));
}

/** What names a population in a rule; undefined where LaunchDarkly has no words for it. */
export function clauseOf(who: Who, segments: ReadonlyMap<string, Segment>): Clause | undefined {
  switch (who.kind) {
    case 'people':
      return who.attribute === IDENTITY_KEY
        ? { attribute: 'key', op: 'in', values: [...who.keys], negate: false, contextKind: who.of ?? USER }
        : listed(who.attribute, who.keys, who.of);
    case 'segment': {
      const segment = segments.get(who.name);
      if (segment === undefined || segment.deleted === true) return undefined;
      return { attribute: 'segmentMatch', op: 'segmentMatch', values: [who.name], negate: false };
    }
    case 'condition': {
      const { condition } = who;
      if (condition.op !== 'one of' || condition.ignoreCase === true || condition.as !== undefined)
        return undefined;
      return listed(condition.attribute, condition.values, condition.kind);
    }
    case 'everyone':
      return undefined;
  }
}

function listed(attribute: string, values: readonly unknown[], contextKind = USER): Clause | undefined {
  const reference = referenceOf(attribute);
  return reference === undefined
    ? undefined
    : { attribute: reference, op: 'in', values: [...values], negate: false, contextKind };
}
