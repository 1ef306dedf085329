import type { Part } from '../languages/language.ts';
import { childOf, childrenOf, type SyntaxNode } from '../syntaxNode.ts';

/** The part of a node that a language's description names. */
export function partOf(node: SyntaxNode, part: Part): SyntaxNode | undefined {
  return isField(part) ? childOf(node, part) : partsOf(node, part)[0];
}

export function partsOf(node: SyntaxNode, part: Part): readonly SyntaxNode[] {
  if (part === '') return [];
  if (part === '.') return [node];
  if (part.startsWith('@')) return node.children.filter((child) => child.type === part.slice(1));
  if (isField(part)) return childrenOf(node, part);
  const child = node.children.at(Number(part));
  return child === undefined ? [] : [child];
}

const A = 0x61;

/** Fields begin with a letter, the other ways to name a part with none. */
function isField(part: Part): boolean {
  return part.charCodeAt(0) >= A;
}

/** Where a name stands inside nodes that wrap it: Kotlin's `.name`, C#'s `Name<T>`. */
export function nameNodeIn(node: SyntaxNode): SyntaxNode {
  const last = node.children.at(-1);
  return last === undefined ? node : nameNodeIn(last);
}
