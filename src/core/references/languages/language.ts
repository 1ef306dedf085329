import type { Binding } from '../facts.ts';
import type { SyntaxNode } from '../syntaxNode.ts';
import type { Family } from './family.ts';

/**
 * Where a node keeps a part: the grammar's field, `@kind` for its first child of a kind, `0` or `-1` for its child by
 * position, `.` for the node itself, empty for nowhere.
 */
export type Part = string;

type Fields<Name extends string> = Readonly<Record<string, { readonly [name in Name]: Part }>>;

/**
 * A language is a description: which node kinds of its grammar play which role. Keys of the tables are node kinds,
 * their values say where such a node keeps its parts.
 */
export interface Language {
  readonly family: Family;
  /** Grammar by file extension; one family may need several (`tsx`). */
  readonly grammars: Readonly<Record<string, string>>;
  /** Subtrees that hold no values, such as types: never materialized. */
  readonly ignored: ReadonlySet<string>;
  /** Kinds whose `name` is where things stand, and no use of anything: namespaces. */
  readonly namespaces?: ReadonlySet<string>;
  readonly comments: ReadonlySet<string>;
  readonly strings: ReadonlySet<string>;
  readonly interpolations: ReadonlySet<string>;
  readonly identifiers: ReadonlySet<string>;
  /** Kinds that stand for their first child: parentheses, `await`, casts. */
  readonly transparent: ReadonlySet<string>;
  readonly members: Fields<'object' | 'property'>;
  /** The kind that begins a path of members: Swift's `\\.cart`. */
  readonly keyPaths?: string;
  /** `.cart`, the type being understood. */
  readonly implicitMembers?: Fields<'name'>;
  readonly subscripts: Fields<'object' | 'index'>;
  /** Kinds by which entries of anything are read, as members are elsewhere: Ruby's `props[:orders]`. */
  readonly namingSubscripts?: ReadonlySet<string>;
  /** Kinds that hold tokens rather than syntax: what is handed to a macro. */
  readonly tokens?: ReadonlySet<string>;
  readonly calls: Fields<'callee' | 'arguments'>;
  /** Calls of a constructor whose type is told by what is given the result: C#'s `new(…)`. */
  readonly creations?: Fields<'arguments'>;
  /** Calls whose receiver and name the grammar keeps apart. */
  readonly methodCalls?: Fields<'object' | 'name' | 'arguments'>;
  /** Calls that give what they are given as a list: `listOf(…)`, `List.of(…)`. */
  readonly listCalls?: ReadonlySet<string>;
  /** Calls that declare a constant by its name: PHP's `define('KEY', …)`. */
  readonly defines?: ReadonlySet<string>;
  /** Calls that give the name of what they are given as a text: C#'s `nameof(Cart)`. */
  readonly nameCalls?: ReadonlySet<string>;
  /** Methods whose result stands for their receiver: `.freeze`. */
  readonly transparentMethods?: ReadonlySet<string>;
  /** Kinds within arguments that only hold further arguments. */
  readonly argumentLists?: ReadonlySet<string>;
  readonly namedArguments: Fields<'name' | 'value'>;
  /** Named arguments keep their places all the same: Swift's labels. */
  readonly labelsKeepPlaces?: true;
  readonly objects: ReadonlySet<string>;
  /** What a constructor hands up: `super("new-checkout")`. */
  readonly superCalls?: Fields<'arguments'>;
  /** Objects that begin with their type: `features.Config{…}`. */
  readonly typedObjects?: Fields<'type'>;
  readonly pairs: Fields<'key' | 'value'>;
  /** Kinds of keys that are names of values, as everywhere but where they need no quotes: Python's. */
  readonly nameKeys?: ReadonlySet<string>;
  /** `...defaults` among members and items. */
  readonly spreads?: ReadonlySet<string>;
  readonly lists: ReadonlySet<string>;
  /** Conditional expressions, by the fields or child positions of what they may become. */
  readonly choices: Readonly<Record<string, readonly (string | number)[]>>;
  /** Kinds whose first and last parts have an operator between them. */
  readonly binaries: ReadonlySet<string>;
  /** Literals that follow one another: `"new-" "checkout"`. */
  readonly adjacents?: ReadonlySet<string>;
  readonly functions: Fields<'name' | 'parameters' | 'body'>;
  /** Kinds that give what their function gives. */
  readonly returns?: ReadonlySet<string>;
  /** Parameters by kind, where lists of them hold other things too; `label` is what callers write. */
  readonly parameters?: Fields<'name' | 'label'>;
  /** Function kinds that are always members of what surrounds them. */
  readonly methods: ReadonlySet<string>;
  readonly classes: Fields<'name' | 'body'>;
  /** Declarations of types, and expressions that begin with one, whose members are only names. */
  readonly types?: Fields<'name'>;
  readonly typeMembers?: Fields<'name'>;
  /** Patterns that name the members of a type: `let Flags { cart, .. } = flags`. */
  readonly typedPatterns?: Fields<'type' | 'member'>;
  /** Flags are members of what a call without arguments gives: `features.Get().Cart`. */
  readonly flagsByGetter?: true;
  /** What gives a call the place of a field, which it fills: `&flags.Cart`. */
  readonly addresses?: string;
  /** Parameters in the head of a class that are its members: `data class Flags(val cart: Boolean)`. */
  readonly headMembers?: Fields<'name'>;
  /** Members of a class or enum written as `name = value`. */
  readonly fields: Fields<'name' | 'value'>;
  /** Members without a body whose type may say that each is a flag: `fun newCheckout(): Toggle`. */
  readonly typedMembers?: Fields<'name' | 'type' | 'body'>;
  /** Members of an enum: each may be given a value, or arguments of which one is its key. */
  readonly enumMembers?: Fields<'name' | 'value'>;
  /** Switches whose branches name members of what is looked at: `switch flag { case .cart: … }`. */
  readonly switches?: Fields<'subject'>;
  /** Where a class says that it is an enum, if no kind of its own does. */
  readonly enumBases?: Part;
  /** Branches that give one member its text: `case .cart: return "cart-v2"`. */
  readonly branches?: Fields<'pattern' | 'value'>;
  /** Where a type says which flag is meant, as a value would: `is FlagKey.Cart`, `has_flag::<Cart>()`. */
  readonly typeUses?: Fields<'types'>;
  /** `this`; in Python the first parameter of a method plays it. */
  readonly selfNames: readonly string[] | 'first parameter';
  /** Members are visible in methods by their bare names. */
  readonly membersInScope?: true;
  readonly scopes: ReadonlySet<string>;
  readonly declarations: Fields<'pattern' | 'value'>;
  /** Where declarations hold what works their value out each time that it is asked for. */
  readonly getters?: Readonly<Record<string, Part>>;
  /** Declarations that may say the type of a constant, which tells its text from others of the same letters. */
  readonly typedConstants?: Fields<'type'>;
  /** Assignments that declare no name of their own. */
  readonly assignments: Fields<'pattern' | 'value'>;
  readonly elements: Fields<'name' | 'attribute'>;
  /** What an assignment to this text exports: `exports.X`, `module.exports`. */
  readonly exportTarget?: (left: string) => string | undefined;
  /** Names visible outside the file without an export statement. */
  readonly exportsTopLevel: boolean;
  /** Where a free name may be declared: in other files of the folder, or in any that exports it. */
  readonly freeNames: 'nowhere' | 'folder' | 'anywhere';
  /** Functions of no class are seen by all files of their package. */
  readonly packageFunctions?: true;
  readonly importKinds: ReadonlySet<string>;
  readonly imports: (node: SyntaxNode, text: string) => readonly ImportFact[] | undefined;
  readonly reExports?: (node: SyntaxNode, text: string) => readonly ReExportFact[] | undefined;
  /** Calls whose texts name something else altogether: Cargo's features. */
  readonly foreignCalls?: ReadonlySet<string>;
  /** Calls, of nothing before them, whose first text names an action of a controller. */
  readonly actions?: ReadonlySet<string>;
  /** Calls whose first argument is prose about the code, or a name of something else. */
  readonly testTitles: ReadonlySet<string>;
  /** Calls, on nothing or on one of these, that make what their first symbol is the name of. */
  readonly factories?: { readonly calls: ReadonlySet<string>; readonly owners: ReadonlySet<string> };
}

export type ImportFact = Omit<Extract<Binding, { kind: 'import' }>, 'kind'>;

/** `source` is absent for `export { a as b }`, `local` for what comes from elsewhere. */
export interface ReExportFact {
  readonly name: string;
  readonly source?: string;
  readonly imported: string;
}
