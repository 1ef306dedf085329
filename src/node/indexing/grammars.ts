import path from 'node:path';
import type { SyntaxNode } from '../../core/references/syntaxNode.ts';
import { materialize } from './materialize.ts';

// Its ES module asks for import.meta.url, which a CommonJS bundle does not have.
const { Language, Parser }: typeof import('web-tree-sitter') = require('web-tree-sitter');

type Parser = import('web-tree-sitter').Parser;

/** Parses by grammar, each loaded when it is first met. */
export class Grammars {
  private readonly folder: string;
  private readonly parsers = new Map<string, Promise<Parser>>();
  private runtime: Promise<void> | undefined;

  constructor(folder: string) {
    this.folder = folder;
  }

  async parse(grammar: string, text: string, ignored: ReadonlySet<string>): Promise<SyntaxNode | undefined> {
    const parser = await this.parser(grammar);
    const tree = parser.parse(text);
    if (tree === null) return undefined;
    try {
      return materialize(tree, ignored);
    } finally {
      tree.delete();
    }
  }

  private parser(grammar: string): Promise<Parser> {
    const known = this.parsers.get(grammar);
    if (known) return known;
    const loading = this.load(grammar);
    this.parsers.set(grammar, loading);
    return loading;
  }

  private async load(grammar: string): Promise<Parser> {
    this.runtime ??= Parser.init({ locateFile: () => path.join(this.folder, 'web-tree-sitter.wasm') });
    await this.runtime;
    const language = await Language.load(path.join(this.folder, `tree-sitter-${grammar}.wasm`));
    return new Parser().setLanguage(language);
  }
}
