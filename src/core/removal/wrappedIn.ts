import type { Code } from './code.ts';
import { type Node, partsOfNode } from './node.ts';

/** With the parentheses, casts and the like that stand around a node. */
export function wrappedIn({ syntax }: Code, node: Node): Node {
  let inner = node;
  while (
    inner.parent &&
    (syntax.parentheses.has(inner.parent.type) || syntax.wrappers[inner.parent.type]) &&
    partsOfNode(inner.parent)[0] === inner
  ) {
    inner = inner.parent;
  }
  return inner;
}
