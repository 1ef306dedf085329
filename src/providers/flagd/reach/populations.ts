import { whoOf } from '../../../core/exposure/exposure.ts';
import { leftOf } from '../../../core/exposure/leftOf.ts';
import { simplify } from '../../../core/exposure/simplify.ts';
import type { Who } from '../../../core/model/exposure.ts';
import type { FlagValue } from '../../../core/model/flag.ts';
import { IDENTITY_KEY } from '../../../core/model/identity.ts';
import { conditionOf, operation } from '../conditions.ts';
import type { JsonObject } from '../document.ts';
import type { ChainArm } from './chain.ts';

/** What goes of an arm when some populations are to have nothing by it: nothing, all of it, or keys of its list. */
export type Gone = 'nothing' | 'all' | readonly FlagValue[];

/** The condition that names a population; undefined where a flag file has no words for it. */
export function nativeOf(who: Who, evaluators: JsonObject): FlagValue | undefined {
  switch (who.kind) {
    case 'people':
      return listed(who.attribute, who.keys);
    case 'segment':
      return Object.hasOwn(evaluators, who.name) ? { $ref: who.name } : undefined;
    case 'condition': {
      const { condition } = who;
      return condition.op === 'one of' && condition.ignoreCase !== true && condition.kind === undefined
        ? listed(condition.attribute, condition.values)
        : undefined;
    }
    case 'everyone':
      return undefined;
  }
}

function listed(attribute: string, values: readonly FlagValue[]): FlagValue {
  return { in: [{ var: attribute === IDENTITY_KEY ? 'targetingKey' : attribute }, values] };
}

/** Whether an arm gives the variation to anybody. */
export function gives({ result }: ChainArm, variation: string): boolean {
  if (typeof result === 'string' || typeof result === 'boolean') return String(result) === variation;
  const call = operation(result);
  const buckets = call?.operator === 'fractional' ? call.args.filter(Array.isArray) : [];
  return buckets.some(([name, weight]) => name === variation && weight !== 0);
}

/** Undefined: the arm speaks of one of them in one breath with others, and cannot be shortened. */
export function goneOf(
  { condition }: ChainArm,
  without: readonly Who[],
  evaluators: JsonObject,
  now: number,
): Gone | undefined {
  const left = leftOf(whoOf(simplify(conditionOf(condition, evaluators), now).condition), without);
  if (left === 'all') return 'nothing';
  if (left === 'none') return 'all';
  const list = keyList(condition);
  return left && list?.filter((key) => !left.includes(String(key)));
}

/** The keys of a condition that is a list of them and nothing besides. */
export function keyList(condition: FlagValue | undefined): readonly FlagValue[] | undefined {
  const call = operation(condition);
  const list = call?.operator === 'in' ? call.args[1] : undefined;
  return Array.isArray(list) ? list : undefined;
}

export function withoutKey(condition: FlagValue, key: FlagValue): FlagValue {
  const [attribute = null] = operation(condition)?.args ?? [];
  const keys = [...(keyList(condition) ?? [])];
  const at = keys.indexOf(key);
  return { in: [attribute, at === -1 ? keys : keys.toSpliced(at, 1)] };
}
