import type { Parse, Parsed, Syntaxes } from '../core/ports/syntax.ts';
import type { Node } from '../core/removal/node.ts';
import { type GrammarSource, loadLanguage, startParsers } from './grammars.ts';

// Its ES module asks for import.meta.url, which a CommonJS bundle does not have.
const { Parser }: typeof import('web-tree-sitter') = require('web-tree-sitter');

interface OpenNode extends Node {
  readonly children: OpenNode[];
}

/** Whole syntax trees, tokens included, each grammar loaded when it is first asked for. */
export class SyntaxTrees implements Syntaxes {
  readonly #source: GrammarSource;
  readonly #loaded = new Map<string, Promise<Parse>>();
  #runtime: Promise<void> | undefined;

  constructor(source: GrammarSource) {
    this.#source = source;
  }

  load(grammar: string): Promise<Parse> {
    const known = this.#loaded.get(grammar);
    if (known) return known;
    const loading = this.#load(grammar);
    this.#loaded.set(grammar, loading);
    return loading;
  }

  async #load(grammar: string): Promise<Parse> {
    this.#runtime ??= startParsers(this.#source);
    await this.#runtime;
    const parser = new Parser().setLanguage(await loadLanguage(this.#source, grammar));
    return (text) => {
      const tree = parser.parse(text);
      if (tree === null) throw new Error(`The ${grammar} grammar gave no tree.`);
      try {
        return copied(tree, text);
      } finally {
        tree.delete();
      }
    };
  }
}

/** A loop rather than a recursion: generated code nests deeper than the stack. */
function copied(tree: import('web-tree-sitter').Tree, text: string): Parsed {
  const cursor = tree.walk();
  let errors = 0;
  const here = (parent: OpenNode | undefined): OpenNode => {
    if (cursor.nodeType === 'ERROR' || cursor.nodeIsMissing) errors++;
    return {
      type: cursor.nodeType,
      field: cursor.currentFieldName ?? undefined,
      start: cursor.startIndex,
      end: cursor.endIndex,
      named: cursor.nodeIsNamed,
      parent,
      children: [],
    };
  };
  try {
    const root = here(undefined);
    let parent: OpenNode | undefined = cursor.gotoFirstChild() ? root : undefined;
    while (parent) {
      const node = here(parent);
      parent.children.push(node);
      if (cursor.gotoFirstChild()) {
        parent = node;
        continue;
      }
      while (parent && !cursor.gotoNextSibling()) {
        cursor.gotoParent();
        parent = parent === root ? undefined : (parent.parent as OpenNode | undefined);
      }
    }
    return { text, root, errors };
  } finally {
    cursor.delete();
  }
}
