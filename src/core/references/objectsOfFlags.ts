import type { CallFact, Expression } from './facts.ts';
import { isTypeOfFlags } from './flagNames.ts';

/** Of what hands an object on: `Lazy`, `Provider`, `Optional`. */
const GETTERS: ReadonlySet<string> = new Set(['get', 'value', 'invoke']);

/** Whether an object is called like flags: `cartFeature`, `this.toggles`, `cartFeature.get()`. */
export function isCalledLikeFlags(
  object: Expression,
  callAt: (index: number) => CallFact | undefined,
): boolean {
  if (object.kind === 'name') return isTypeOfFlags(object.name);
  if (object.kind === 'member')
    return GETTERS.has(object.name) ? isCalledLikeFlags(object.object, callAt) : isTypeOfFlags(object.name);
  const call = object.kind === 'call' ? callAt(object.call) : undefined;
  const isGetter = call?.callee.kind === 'member' && call.arguments.length === 0;
  return isGetter && GETTERS.has(call.callee.name) && isCalledLikeFlags(call.callee, callAt);
}
