import type { Tree, TreeCursor } from 'web-tree-sitter';
import type { SyntaxNode } from '../../core/references/syntaxNode.ts';

interface OpenNode extends SyntaxNode {
  readonly children: OpenNode[];
}

/** Copies the named nodes out of the parser's memory in one pass. */
export function materialize(tree: Tree, ignored: ReadonlySet<string>): SyntaxNode {
  const cursor = tree.walk();
  try {
    const root = nodeAt(cursor, undefined);
    descend(cursor, root, ignored);
    return root;
  } finally {
    cursor.delete();
  }
}

function nodeAt(cursor: TreeCursor, field: string | undefined): OpenNode {
  return { type: cursor.nodeType, field, start: cursor.startIndex, end: cursor.endIndex, children: [] };
}

/** A loop rather than a recursion: generated code nests deeper than the stack. */
function descend(cursor: TreeCursor, root: OpenNode, ignored: ReadonlySet<string>): void {
  const open: OpenNode[] = [root];
  if (!cursor.gotoFirstChild()) return;
  for (;;) {
    const parent = open.at(-1);
    if (parent === undefined) return;
    if (cursor.nodeIsNamed && !ignored.has(cursor.nodeType)) {
      const node = nodeAt(cursor, cursor.currentFieldName ?? undefined);
      parent.children.push(node);
      if (cursor.gotoFirstChild()) {
        open.push(node);
        continue;
      }
    }
    while (!cursor.gotoNextSibling()) {
      if (!cursor.gotoParent()) return;
      open.pop();
      if (open.length === 0) return;
    }
  }
}
