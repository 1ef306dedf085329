import type { Language, Tree, TreeCursor } from 'web-tree-sitter';
import type { SyntaxNode } from '../core/references/syntaxNode.ts';

interface OpenNode extends SyntaxNode {
  children: OpenNode[];
}

/** Most nodes are leaves: they share one list. */
const NONE: OpenNode[] = [];

/** What a grammar's node types are called, and which of them matter. */
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

  /** Undefined for number 0, and for none. */
  fieldOf(field: number): string | undefined {
    return this.#language.fields[field] ?? undefined;
  }

  #find(type: number): string {
    const name = this.#language.nodeTypeForId(type);
    // Errors have a number beyond the grammar's own.
    if (name === null) return 'ERROR';
    return this.#language.nodeTypeIsNamed(type) && !this.#ignored.has(name) ? name : '';
  }
}

/**
 * The calls beneath web-tree-sitter 0.27's `TreeCursor`, by the address of the tree. That copies its four numbers into
 * the parser's memory and back with each question, which costs several times the question. They stay there as long as
 * nobody else asks, so that one walk from the root to the end can do without.
 */
interface CursorCalls {
  _ts_tree_cursor_goto_first_child_wasm(tree: number): number;
  _ts_tree_cursor_goto_next_sibling_wasm(tree: number): number;
  _ts_tree_cursor_goto_parent_wasm(tree: number): number;
  _ts_tree_cursor_current_node_type_id_wasm(tree: number): number;
  _ts_tree_cursor_current_field_id_wasm(tree: number): number;
  _ts_tree_cursor_start_index_wasm(tree: number): number;
  _ts_tree_cursor_end_index_wasm(tree: number): number;
}

/** The same by the cursor itself, for where somebody else has started the parser. */
function callsOf(cursor: TreeCursor): CursorCalls {
  return {
    _ts_tree_cursor_goto_first_child_wasm: () => Number(cursor.gotoFirstChild()),
    _ts_tree_cursor_goto_next_sibling_wasm: () => Number(cursor.gotoNextSibling()),
    _ts_tree_cursor_goto_parent_wasm: () => Number(cursor.gotoParent()),
    _ts_tree_cursor_current_node_type_id_wasm: () => cursor.nodeTypeId,
    _ts_tree_cursor_current_field_id_wasm: () => cursor.currentFieldId,
    _ts_tree_cursor_start_index_wasm: () => cursor.startIndex,
    _ts_tree_cursor_end_index_wasm: () => cursor.endIndex,
  };
}

/** Copies the named nodes out of the parser's memory in one pass. `runtime`: what the parser was started with. */
export function materialize(tree: Tree, types: NodeTypes, runtime: object | undefined): SyntaxNode {
  const cursor = tree.walk();
  try {
    const root: OpenNode = {
      type: cursor.nodeType,
      field: undefined,
      start: cursor.startIndex,
      end: cursor.endIndex,
      children: NONE,
    };
    const address = (tree as unknown as readonly number[])[0] ?? 0;
    const knows = runtime !== undefined && '_ts_tree_cursor_goto_parent_wasm' in runtime;
    descend(address, root, types, knows ? (runtime as CursorCalls) : callsOf(cursor));
    return root;
  } finally {
    cursor.delete();
  }
}

/** A loop rather than a recursion: generated code nests deeper than the stack. */
function descend(tree: number, root: OpenNode, types: NodeTypes, calls: CursorCalls): void {
  const open: OpenNode[] = [];
  let parent = root;
  if (calls._ts_tree_cursor_goto_first_child_wasm(tree) !== 1) return;
  for (;;) {
    const type = types.nameOf(calls._ts_tree_cursor_current_node_type_id_wasm(tree));
    if (type !== undefined) {
      const node: OpenNode = {
        type,
        field: types.fieldOf(calls._ts_tree_cursor_current_field_id_wasm(tree)),
        start: calls._ts_tree_cursor_start_index_wasm(tree),
        end: calls._ts_tree_cursor_end_index_wasm(tree),
        children: NONE,
      };
      if (parent.children === NONE) parent.children = [node];
      else parent.children.push(node);
      if (calls._ts_tree_cursor_goto_first_child_wasm(tree) === 1) {
        open.push(parent);
        parent = node;
        continue;
      }
    }
    while (calls._ts_tree_cursor_goto_next_sibling_wasm(tree) !== 1) {
      const outer = open.pop();
      if (outer === undefined || calls._ts_tree_cursor_goto_parent_wasm(tree) !== 1) return;
      parent = outer;
    }
  }
}
