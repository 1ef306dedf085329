import type { Binding } from '../facts.ts';
import type { SyntaxNode } from '../syntaxNode.ts';
import type { Family } from './family.ts';

type Fields<Name extends string> = Readonly<Record<string, { readonly [name in Name]: string }>>;

/**
 * A language is a description: which node kinds of its grammar play which part. Keys of the tables are node
 * kinds, their values the fields in which the grammar keeps the parts.
 */
export interface Language {
  readonly family: Family;
  /** Grammar by file extension; one family may need several (`tsx`). */
  readonly grammars: Readonly<Record<string, string>>;
  /** Subtrees that hold no values, such as types: never materialized. */
  readonly ignored: ReadonlySet<string>;
  readonly comments: ReadonlySet<string>;
  readonly strings: ReadonlySet<string>;
  readonly interpolations: ReadonlySet<string>;
  readonly identifiers: ReadonlySet<string>;
  /** Kinds that stand for their first child: parentheses, `await`, casts. */
  readonly transparent: ReadonlySet<string>;
  readonly members: Fields<'object' | 'property'>;
  readonly subscripts: Fields<'object' | 'index'>;
  readonly calls: Fields<'callee' | 'arguments'>;
  readonly namedArguments: Fields<'name' | 'value'>;
  readonly objects: ReadonlySet<string>;
  readonly pairs: Fields<'key' | 'value'>;
  readonly lists: ReadonlySet<string>;
  /** Conditional expressions, by the fields or child positions of what they may become. */
  readonly choices: Readonly<Record<string, readonly (string | number)[]>>;
  /** Kinds with `left`, `right` and an operator between them. */
  readonly binaries: ReadonlySet<string>;
  readonly functions: Fields<'name' | 'parameters' | 'body'>;
  /** Function kinds that are always members of what surrounds them. */
  readonly methods: ReadonlySet<string>;
  readonly classes: Fields<'name' | 'body'>;
  /** Members of a class or enum written as `name = value`. */
  readonly fields: Fields<'name' | 'value'>;
  /** `this`; in Python the first parameter of a method plays it. */
  readonly selfName: string | 'first parameter' | undefined;
  readonly scopes: ReadonlySet<string>;
  readonly declarations: Fields<'pattern' | 'value'>;
  /** Assignments that declare no name of their own. */
  readonly assignments: Fields<'pattern' | 'value'>;
  readonly elements: Fields<'name' | 'attribute'>;
  /** What an assignment to this text exports: `exports.X`, `module.exports`. */
  readonly exportTarget?: (left: string) => string | undefined;
  /** Names visible outside the file without an export statement. */
  readonly exportsTopLevel: boolean;
  /** Free names may belong to another file of the same folder. */
  readonly packageIsFolder: boolean;
  readonly imports: (node: SyntaxNode, text: string) => readonly ImportFact[] | undefined;
  readonly reExports?: (node: SyntaxNode, text: string) => readonly ReExportFact[] | undefined;
  /** Calls whose first argument is prose about the code. */
  readonly testTitles: ReadonlySet<string>;
}

export type ImportFact = Omit<Extract<Binding, { kind: 'import' }>, 'kind'>;

/** `source` is absent for `export { a as b }`, `local` for what comes from elsewhere. */
export interface ReExportFact {
  readonly name: string;
  readonly source?: string;
  readonly imported: string;
}
