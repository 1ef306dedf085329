import type { FlagValue } from '../../model/flag.ts';
import type { Span } from '../../references/facts.ts';
import type { Language, Part } from '../../references/languages/language.ts';
import type { Node } from '../node.ts';

type Kinds = ReadonlySet<string>;
type Fields<Name extends string> = Readonly<Record<string, { readonly [name in Name]: Part }>>;

/** The statements that hang on a condition, and where they stand. */
export interface Body extends Span {
  /** What lies between braces, keywords or indentation; white space around it left out. */
  readonly inner: Span;
  readonly items: readonly Node[];
  /** Without braces or keywords of its own: one statement, or an indented block. */
  readonly bare: boolean;
}

/** `if (c) A`, `else if (c) A`, `else A`: from its first keyword to the end of its body. */
export interface Arm extends Span {
  /** What asks: `if`, `elif`, `unless`; or `else` where nothing does. */
  readonly keyword: Node;
  readonly condition?: Node;
  /** The conditions that all have to hold, where there are several: `if a, let b = c`. */
  readonly parts?: readonly ConditionPart[];
  /** `unless`, `guard` */
  readonly inverted?: true;
  /** Names are declared before the condition: `else if x := f(); x`. */
  readonly burdened?: true;
  readonly body: Body;
}

export interface ConditionPart extends Span {
  readonly nodes: readonly Node[];
}

/** A conditional with all that hangs on it. */
export interface Chain {
  readonly node: Node;
  readonly arms: readonly Arm[];
  /** Names are declared, or other conditions stand, before the condition: `if x := f(); x`, `if x, let y = z`. */
  readonly burdened?: true;
  /** One clause below the other, `when { a -> … }`: what stands for a condition that always holds. */
  readonly otherwise?: string;
}

/** One way through a `switch`, `match` or `when`. */
export interface Case extends Span {
  /** Undefined where a label is more than a constant can answer; empty for the case that takes the rest. */
  readonly labels: readonly Node[] | undefined;
  readonly body: Body;
  /** Runs on into the next case unless something leaves it. */
  readonly fallsThrough: boolean;
}

export interface Switch {
  readonly node: Node;
  /** Names are declared before the subject. */
  readonly burdened?: true;
  readonly subject: Node;
  readonly cases: readonly Case[];
}

export interface Results {
  /** Kinds that give what their last statement gives: lambdas, in some languages functions. */
  readonly owners: Kinds;
  /** Kinds that hand on what is given within. */
  readonly through: Kinds;
  /** Nobody looks at what is given within. */
  readonly unread: (node: Node, text: string) => boolean;
  /** Only a statement that stands alone is given. */
  readonly alone?: true;
  /** What is given where nothing stands: `nil`. */
  readonly nothing?: string;
}

/**
 * What removal needs to know of a language beyond what the index knows: which kinds of its grammar play which role, and
 * how code of it is written. A description, not a program.
 */
export interface Syntax {
  readonly language: Language;
  /** How a value is written; undefined where it cannot be. */
  readonly write: (value: FlagValue, like: string) => string | undefined;
  /** What a literal says; undefined for anything else. */
  readonly read: (node: Node, text: string) => { readonly value: FlagValue } | undefined;
  /** Kinds of a single name. */
  readonly names: Kinds;
  readonly parentheses: Kinds;
  /** Kinds around a constant that leave it what it is, by the part it stands in: casts, `await`. */
  readonly wrappers: Readonly<Record<string, Part>>;
  /** Prefix operators, by kind. */
  readonly not: Readonly<Record<string, readonly string[]>>;
  /** Two operands and an operator between them. */
  readonly binary: Kinds;
  readonly and: Kinds;
  readonly or: Kinds;
  /** `x ?? y` */
  readonly otherwise: Kinds;
  readonly equal: Kinds;
  readonly unequal: Kinds;
  /** `==` asks whether two texts are the same object, not whether they say the same. */
  readonly equalIsIdentity?: true;
  /** Calls that compare: `"on".equals(x)`. */
  readonly equalsMethods: Kinds;
  /** Calls that make their one argument a boolean or leave it what it is: `Boolean(x)`. */
  readonly transparentCalls: Kinds;
  /** Members that give what a promise or a result holds, or hand it on: `.ConfigureAwait(false)`, `.unwrap()`. */
  readonly settles?: Kinds;
  /** Calls of these names give a promise or a result, whose value only kinds of `kept` give. */
  readonly promises?: { readonly names: RegExp; readonly kept: RegExp };
  readonly ternaries: Fields<'condition' | 'consequence' | 'alternative'>;
  /** Kinds of numbers: of two in a ternary the wider makes the other what it is. */
  readonly numbers?: Kinds;
  readonly chainOf: (node: Node, text: string) => Chain | undefined;
  readonly switchOf: (node: Node, text: string) => Switch | undefined;
  /** `while (c)`, `do … while (c)`, by the part of the condition. */
  readonly loops: Fields<'condition'>;
  readonly endlessKeyword?: string;
  /** Kinds whose children are statements. */
  readonly lists: Kinds;
  /** Statements that hold one expression. */
  readonly expressionStatements: Kinds;
  /** Statements after which their list is left. */
  readonly exits: (node: Node, text: string) => boolean;
  /** Statements that leave the `switch` they stand in, and nothing else. */
  readonly breaks: (node: Node, text: string) => boolean;
  /** Kinds whose names are declared for their block only. */
  readonly scoped: Kinds;
  /** What makes of a block one that stands alone, before its brace; undefined where nothing does. */
  readonly bareBlock?: (block: string) => string | undefined;
  /** What a statement declares ends with its block, and something happens then: a lock is given back. */
  readonly lifetimes?: (item: Node, text: string) => boolean;
  /** Names of functions declared anywhere in a function are known in all of it. */
  readonly hoisted: Kinds;
  /** Stands where a block must not be empty: `pass`. */
  readonly emptyBlock?: string;
  /** The same where a way through a `switch` must not be empty, by the kind that holds its statements. */
  readonly emptyCase?: { readonly kind: string; readonly text: string };
  /** Stands for the one statement of a loop that goes: `{}`. */
  readonly emptyBody?: string;
  /** What makes an expression of a block: nothing more in Rust, `run` in Kotlin. */
  readonly blockExpression?: string;
  /** Where the last statement of a block is what the block gives. */
  readonly results?: Results;
  /** What ends an expression that becomes a statement in the middle of others. */
  readonly terminator?: string;
  /** An unused value kept as a statement of its own. */
  readonly statement: (expression: string, isCall: boolean) => string | undefined;
  /** The keyword of a condition after the first, and of the first. */
  readonly elseIf?: { readonly from: string; readonly to: string };
  /** Kinds that neither do anything nor wait for anything. */
  readonly pure: Kinds;
  readonly pureCalls: Kinds;
  /** Methods that only look, whatever they are called on: `equals`, `isEmpty`. */
  readonly pureMethods?: RegExp;
  /** A bare word that may call something. */
  readonly isCallByName?: (node: Node, text: string) => boolean;
  /** How tightly its operators bind, where the grammar does not tell of all; not a number where the code itself says. */
  readonly regroups?: Readonly<Record<string, number>>;
  /** `a && b` gives a boolean and nothing else. */
  readonly strictLogic: boolean;
  /** `a && b` gives true or false, whatever `b` is. */
  readonly castToBoolean?: (expression: string) => string;
  /** Parts that bind as tightly as anything: parentheses around them say nothing. */
  readonly atoms: Kinds;
  /** Single declarations of a local variable. */
  readonly variables: Fields<'name' | 'value'>;
  /** What such declarations stand in, as a statement. */
  readonly variableStatements: Kinds;
  /** Declarations of two names for what a call gives: the value, and what went wrong. */
  readonly pairs?: Fields<'names' | 'value'>;
  /** Statements that declare constants of a class, and how such a one begins that no other file can see. */
  readonly constants?: { readonly statements: Kinds; readonly hidden: RegExp };
  /** Statements that declare members of a class, and how such a one begins that only its class, or its file, can see. */
  readonly fields?: { readonly statements: Kinds; readonly hidden: RegExp };
  readonly writes: Fields<'target'>;
  /** Where a text, or a name that the grammar does not see, stands for the variable: `"$enabled"`, `foo(enabled:)`. */
  readonly spelled?: (word: string) => RegExp;
  /** How a parameter is declared that takes true or false, where kinds do not tell; no default, nothing taken apart. */
  readonly plainParameter?: RegExp;
  /** No other file says a name; left out where that cannot be asked. */
  readonly isSaidHereAlone?: (word: string) => boolean;
  /** A template beside the code says a name. */
  readonly isSaidBeside?: (word: string) => boolean;
  /** A name that is assigned nowhere is no variable, and means something else. */
  readonly declaresByAssignment?: true;
  /** Kinds with names in them that are no values: labels, types. */
  readonly nameless: Kinds;
  readonly functions: Kinds;
  /** Declarations of classes and other types. */
  readonly types: Kinds;
  /** Whether a member can be asked for by its class alone, from what stands before its name. */
  readonly isPrivate: (head: string, name: string, member: Node, text: string) => boolean;
  /** Lines within these are text. */
  readonly multiline: Kinds;
  readonly imports: (node: Node, text: string) => readonly ImportedName[] | undefined;
  /** Which names may be those of imports; all, if left out. */
  readonly usesImport?: (name: Node) => boolean;
  /** An unused variable does not compile. */
  readonly unusedIsError: boolean;
  /** Unreachable code does not compile. */
  readonly unreachableIsError: boolean;
}

/** A name that an import makes known, or may make known, and what to take out to forget it. */
export interface ImportedName {
  readonly name: string;
  readonly node: Node;
}
