import type { CallFact, Expression } from '../facts.ts';

/** `Object.freeze({ … })` is what it is given. */
export function frozenBy(
  callee: Expression,
  { arguments: given }: Pick<CallFact, 'arguments'>,
): Expression | undefined {
  const isFrozen =
    callee.kind === 'member' &&
    (callee.name === 'freeze' || callee.name === 'seal') &&
    callee.object.kind === 'name' &&
    callee.object.name === 'Object';
  return isFrozen && given.length === 1 ? given[0] : undefined;
}
