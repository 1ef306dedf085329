import type { Language, Tree, TreeCursor } from 'web-tree-sitter';
import type { SyntaxNode } from '../core/references/syntaxNode.ts';

interface OpenNode extends SyntaxNode {
  readonly children: OpenNode[];
}

/**
 * What a grammar's node types are called, and which of them matter. Every question to a cursor crosses into the
 * parser's memory: one for the type's number answers what name and kind would ask in two.
 */
export class NodeTypes {
  readonly #language: Language;
  readonly #ignored: ReadonlySet<string>;
  /** By number; an empty name for types that do not matter. */
  readonly #names: string[] = [];

  constructor(language: Language, ignored: ReadonlySet<string>) {
    this.#language = language;
    this.#ignored = ignored;
  }

  /** Undefined for punctuation and whatever is ignored. */
  nameOf(type: number): string | undefined {
    this.#names[type] ??= this.#find(type);
    return this.#names[type] || undefined;
  }

  #find(type: number): string {
    const name = this.#language.nodeTypeForId(type);
    // Errors have a number beyond the grammar's own.
    if (name === null) return 'ERROR';
    return this.#language.nodeTypeIsNamed(type) && !this.#ignored.has(name) ? name : '';
  }
}

/** Copies the named nodes out of the parser's memory in one pass. */
export function materialize(tree: Tree, types: NodeTypes): SyntaxNode {
  const cursor = tree.walk();
  try {
    const root = nodeAt(cursor, cursor.nodeType, undefined);
    descend(cursor, root, types);
    return root;
  } finally {
    cursor.delete();
  }
}

function nodeAt(cursor: TreeCursor, type: string, field: string | undefined): OpenNode {
  return { type, field, start: cursor.startIndex, end: cursor.endIndex, children: [] };
}

/** A loop rather than a recursion: generated code nests deeper than the stack. */
function descend(cursor: TreeCursor, root: OpenNode, types: NodeTypes): void {
  const open: OpenNode[] = [root];
  if (!cursor.gotoFirstChild()) return;
  for (;;) {
    const parent = open.at(-1);
    if (parent === undefined) return;
    const type = types.nameOf(cursor.nodeTypeId);
    if (type !== undefined) {
      const node = nodeAt(cursor, type, cursor.currentFieldName ?? undefined);
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
