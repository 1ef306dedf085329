import type { Code } from './code.ts';
import { type Node, partsOfNode } from './node.ts';

/** Operators of which it does not matter which of two alike is first. */
const CHAINS = /^(?:conjunction|disjunction|nil_coalescing)_expression$/;

/**
 * Swift's grammar takes every operator for one that binds like the others, from the right: `a && b || c` is read as
 * `a && (b || c)`. True where that is not how the language reads the operators around a node.
 */
export function bindsOtherwise({ syntax: { binds } }: Code, node: Node): boolean {
  if (binds === undefined) return false;
  let top = node;
  while (top.parent && top.parent.type in binds) top = top.parent;
  const isWrong = (each: Node): boolean => {
    if (!(each.type in binds)) return false;
    const inner = partsOfNode(each).filter(({ type }) => type in binds);
    const own = binds[each.type] ?? 0;
    const isTighter = ({ type }: Node) =>
      (binds[type] ?? 0) > own || (type === each.type && CHAINS.test(type));
    return !inner.every(isTighter) || inner.some(isWrong);
  };
  return isWrong(top);
}
