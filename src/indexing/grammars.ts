import type { SyntaxNode } from '../core/references/syntaxNode.ts';
import { materialize, NodeTypes } from './materialize.ts';

// Its ES module asks for import.meta.url, which a CommonJS bundle does not have.
const { Language, Parser }: typeof import('web-tree-sitter') = require('web-tree-sitter');

interface Grammar {
  readonly parser: import('web-tree-sitter').Parser;
  readonly types: NodeTypes;
}

/** Gives the bytes of `web-tree-sitter.wasm` or `tree-sitter-NAME.wasm`. */
export type GrammarSource = (file: string) => Promise<Uint8Array>;

/** Parses by grammar, each loaded when it is first met. */
export class Grammars {
  readonly #source: GrammarSource;
  readonly #loaded = new Map<string, Promise<Grammar>>();
  #runtime: Promise<void> | undefined;

  constructor(source: GrammarSource) {
    this.#source = source;
  }

  /** `ignored`: always the same for one grammar. */
  async parse(grammar: string, text: string, ignored: ReadonlySet<string>): Promise<SyntaxNode | undefined> {
    const { parser, types } = await this.#grammar(grammar, ignored);
    const tree = parser.parse(text);
    if (tree === null) return undefined;
    try {
      return materialize(tree, types, runtime);
    } finally {
      tree.delete();
    }
  }

  #grammar(name: string, ignored: ReadonlySet<string>): Promise<Grammar> {
    const known = this.#loaded.get(name);
    if (known) return known;
    const loading = this.#load(name, ignored);
    this.#loaded.set(name, loading);
    return loading;
  }

  async #load(name: string, ignored: ReadonlySet<string>): Promise<Grammar> {
    this.#runtime ??= startParsers(this.#source);
    await this.#runtime;
    const language = await loadLanguage(this.#source, name);
    return { parser: new Parser().setLanguage(language), types: new NodeTypes(language, ignored) };
  }
}

/**
 * Compiled on this thread, which takes some milliseconds: elsewhere it would wait behind the optimization of grammars in
 * use, hundreds of them.
 */
export async function loadLanguage(
  source: GrammarSource,
  grammar: string,
): Promise<import('web-tree-sitter').Language> {
  const bytes = await source(`tree-sitter-${grammar}.wasm`);
  return Language.loadSync(new WebAssembly.Module(bytes as Uint8Array<ArrayBuffer>));
}

/** What it was first started with, which is also where the parser's runtime puts its calls. */
let runtime: object | undefined;

/** Loads the runtime that all grammars share. */
export async function startParsers(source: GrammarSource): Promise<void> {
  const wasmBinary = await source('web-tree-sitter.wasm');
  // Without a place to look for it, it would ask for one that only a page has.
  runtime ??= { wasmBinary, locateFile: (file: string) => file };
  await Parser.init(runtime);
}
