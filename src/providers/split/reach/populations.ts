import { whoOf } from '../../../core/exposure/exposure.ts';
import { leftOf } from '../../../core/exposure/leftOf.ts';
import { simplify } from '../../../core/exposure/simplify.ts';
import type { Who } from '../../../core/model/exposure.ts';
import { IDENTITY_KEY } from '../../../core/model/identity.ts';
import { ruleCondition } from '../map.ts';
import type { Surroundings } from '../matchers.ts';
import type { Matcher, Rule } from '../wire.ts';

export function whosOf(rule: Rule, surroundings: Surroundings): readonly Who[] {
  return whoOf(simplify(ruleCondition(rule, surroundings), 0).condition);
}

/** What stays of a rule when some are to have nothing by it. Undefined: it speaks of them together with others. */
export function restOf(
  rule: Rule,
  without: readonly Who[],
  surroundings: Surroundings,
): Rule | 'all' | 'none' | undefined {
  const left = leftOf(whosOf(rule, surroundings), without);
  if (left === undefined || typeof left === 'string') return left;
  const [matcher, ...more] = rule.condition.matchers;
  if (matcher?.type !== 'IN_LIST_STRING' || more.length > 0 || matcher.negate === true) return undefined;
  const strings = (matcher.strings ?? []).filter((text) => left.includes(text));
  return { ...rule, condition: { ...rule.condition, matchers: [{ ...matcher, strings }] } };
}

/** What names a population in a rule; undefined where Split has no words for it. */
export function matcherOf(who: Who): Matcher | undefined {
  switch (who.kind) {
    case 'people':
      return listed(who.attribute, who.keys);
    case 'segment':
      return { type: 'IN_SEGMENT', string: who.name };
    case 'condition': {
      if (who.condition.op !== 'one of' || who.condition.ignoreCase === true) return undefined;
      const { attribute, values } = who.condition;
      const texts = values.filter((value) => typeof value === 'string');
      return texts.length < values.length ? undefined : listed(attribute, texts);
    }
    case 'everyone':
      return undefined;
  }
}

/** An attribute's name is one to the SDKs, dots and all. */
function listed(attribute: string, strings: readonly string[]): Matcher | undefined {
  if (attribute === IDENTITY_KEY) return { type: 'IN_LIST_STRING', strings: [...strings] };
  return attribute.includes('.') ? undefined : { type: 'IN_LIST_STRING', attribute, strings: [...strings] };
}
