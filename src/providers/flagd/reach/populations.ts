import { whoOf } from '../../../core/exposure/exposure.ts';
import { simplify } from '../../../core/exposure/simplify.ts';
import type { Who } from '../../../core/model/exposure.ts';
import type { FlagValue } from '../../../core/model/flag.ts';
import { IDENTITY_KEY } from '../../../core/model/identity.ts';
import { sameJson } from '../../../core/model/sameJson.ts';
import { conditionOf, operation } from '../conditions.ts';
import type { JsonObject } from '../document.ts';
import type { ChainArm } from './chain.ts';

/** What goes of an arm when some populations are to have nothing by it: nothing, all of it, or keys of its list. */
export type Gone = 'nothing' | 'all' | readonly FlagValue[];

/** The condition that names a population; undefined where a flag file has no words for it. */
export function nativeOf(who: Who, evaluators: JsonObject): FlagValue | undefined {
  switch (who.kind) {
    case 'people':
      return who.of === undefined ? listed(who.attribute, who.keys) : undefined;
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
  const whos = whoOf(simplify(conditionOf(condition, evaluators), now).condition);
  const isGone = (who: Who) =>
    who.kind === 'people' ? keysLeft(who, without).length === 0 : without.some((each) => sameJson(each, who));
  if (whos.every(isGone)) return 'all';
  const isKept = (who: Who) =>
    who.kind === 'people' ? keysLeft(who, without).length === who.keys.length : !isGone(who);
  if (whos.every(isKept)) return 'nothing';
  const [only, ...more] = whos;
  const list = keyList(condition);
  if (only?.kind !== 'people' || more.length > 0 || list === undefined) return undefined;
  const left = keysLeft(only, without);
  return list.filter((key) => !left.includes(String(key)));
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

function keysLeft(
  who: Extract<Who, { readonly kind: 'people' }>,
  without: readonly Who[],
): readonly string[] {
  const gone = new Set(
    without.flatMap((each) =>
      each.kind === 'people' && each.attribute === who.attribute && each.of === who.of ? each.keys : [],
    ),
  );
  return who.keys.filter((key) => !gone.has(key));
}
