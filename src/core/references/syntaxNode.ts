/**
 * What extraction needs of a syntax tree: named nodes as plain objects. The parser behind it is injected,
 * and one pass over its cursor is several times cheaper than asking it node by node.
 */
export interface SyntaxNode {
  readonly type: string;
  /** The role the node plays in its parent (`name`, `body`), where the grammar names one. */
  readonly field: string | undefined;
  /** UTF-16 offsets. */
  readonly start: number;
  readonly end: number;
  readonly children: readonly SyntaxNode[];
}

export function childOf(node: SyntaxNode, field: string): SyntaxNode | undefined {
  return node.children.find((child) => child.field === field);
}

export function childrenOf(node: SyntaxNode, field: string): readonly SyntaxNode[] {
  return node.children.filter((child) => child.field === field);
}
