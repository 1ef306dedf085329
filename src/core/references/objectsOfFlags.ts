import type { CallFact, Expression } from './facts.ts';
import { isServiceOfFlags, isTypeOfFlags } from './flagNames.ts';

/** Of what hands an object on: `Lazy`, `Provider`, `Optional`. */
const GETTERS: ReadonlySet<string> = new Set(['get', 'value', 'invoke']);

/**
 * Whether an object is called like flags, or like what is asked for them: `cartFeature`, `this.toggles`,
 * `cartFeature.get()`, `config.featureGates()`, `featureToggleService`.
 */
export function isCalledLikeFlags(
  object: Expression,
  callAt: (index: number) => CallFact | undefined,
): boolean {
  if (object.kind === 'name') return isCalledSo(object.name);
  if (object.kind === 'member')
    return isGetter(object.name) ? isCalledLikeFlags(object.object, callAt) : isCalledSo(object.name);
  const call = object.kind === 'call' ? callAt(object.call) : undefined;
  if (call === undefined || call.arguments.length > 0) return false;
  return isCalledLikeFlags(holderGot(call) ?? call.callee, callAt);
}

function isCalledSo(name: string): boolean {
  return isTypeOfFlags(name) || isServiceOfFlags(name);
}

/** What is asked for what it holds. */
export function holderGot({ callee, arguments: given }: CallFact): Expression | undefined {
  return callee.kind === 'member' && given.length === 0 && isGetter(callee.name) ? callee.object : undefined;
}

function isGetter(name: string): boolean {
  return GETTERS.has(name.toLowerCase());
}
