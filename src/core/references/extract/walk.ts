import type { Expression } from '../facts.ts';
import { isNameOfFlag, isTypeOfFlags, speaksOfFlags } from '../flagNames.ts';
import { isOfParameters } from '../flagsByName.ts';
import type { Language } from '../languages/language.ts';
import type { SyntaxNode } from '../syntaxNode.ts';
import type { Draft } from './draft.ts';
import type { Scope } from './scope.ts';

/** The names that make a file worth reading closely. */
export interface NamesOfInterest {
  /** Last names of flag calls: kept even when nothing is known of their arguments. */
  readonly calls: ReadonlySet<string>;
  /** Last names of objects and hooks whose members are flags. */
  readonly accessors: ReadonlySet<string>;
}

/** The recursion over a syntax tree, as the readers of the single kinds see it. */
export interface Walk {
  readonly text: string;
  readonly language: Language;
  readonly names: NamesOfInterest;
  readonly draft: Draft;
  /** The file is called like flags. */
  readonly ofFlags: boolean;
  /** What a store holds goes by its name behind a dollar sign. */
  readonly stores: boolean;
  /** Names that are said to be of a type of flags, with it. */
  readonly flagsNamed: ReadonlyMap<string, string>;
  /** The same of services of flags. */
  readonly servicesNamed: ReadonlyMap<string, string>;
  scope: Scope;
  /** Members of the class being read, for `this`. */
  self: number | undefined;
  /** Called like flags, and so its members are: the innermost object or type. */
  flags: string | undefined;
  /** What is called like flags and gives what is returned; empty for anything else. */
  returned: string;
  /** Stands right in a constant, whose keys name what it is a table of. */
  table: boolean;
  /** What fills a form, or is given to a page. */
  parameters: boolean;
  /** The scope of the innermost class's own members. */
  holder: Scope | undefined;
  /** Name of the innermost class, also within its methods. */
  type: string;
  /** Of the classes that it extends. */
  parents: readonly string[];
  /** What the innermost switch is over, if that is a flag: its name, or its type's. */
  switched: string | undefined;
  /** What the innermost class gathers. */
  members: [string, Expression][] | undefined;
  /** What the node is worth as an expression; all below it has been read. */
  express(node: SyntaxNode): Expression;
  /** The same, and a name or member at the top is kept as a use. */
  read(node: SyntaxNode): Expression;
  within(scope: Scope, work: () => void): void;
  textOf(node: SyntaxNode | undefined): string;
}

export type Reader = (walk: Walk, node: SyntaxNode) => Expression;

/** What is given to, or stands in, something so called. */
export function named<Result>(walk: Walk, name: string, read: () => Result): Result {
  const { flags, table, parameters } = walk;
  walk.parameters = isOfParameters(name);
  walk.flags = isTypeOfFlags(name) ? name : undefined;
  walk.table = CONSTANT.test(name);
  const result = read();
  walk.flags = flags;
  walk.table = table;
  walk.parameters = parameters;
  return result;
}

/** `FeatureGates: ["cart"]`: each of the list is a flag; `flag: "cart"` is one. */
export function tellGiven(walk: Walk, name: string, value: Expression): void {
  if (value.kind === 'text' && isNameOfFlag(name)) walk.draft.told.add(value.start);
  if (value.kind !== 'list' || !name.endsWith('s') || !isTypeOfFlags(name)) return;
  for (const { kind, start } of value.items) if (kind === 'text') walk.draft.told.add(start);
}

/**
 * `ServiceKind = "Service"`, `Kind: "Service"`, `MethodName: "Pay"`, `through: :carts`: a type of resource, a method or a
 * relation, whatever flag is called like it.
 */
export function withoutKind(walk: Walk, name: string, value: Expression): Expression {
  if (value.kind !== 'computed' && isOfDatabase(walk, name)) {
    withdraw(walk, value);
    return { kind: 'computed', start: value.start, end: value.end };
  }
  if (value.kind !== 'text' || !isOfKind(name) || NAMES_KIND.test(value.value)) return value;
  // Where flags are listed, `UPDATE_SERVER_URL` is one whose value is an address.
  if (walk.ofFlags && OTHERS.test(name)) return value;
  const { start, end } = value;
  if (walk.draft.texts.at(-1)?.start === start) walk.draft.texts.pop();
  return { kind: 'computed', start, end };
}

/** Django's applications and databases, and the migrations that one rests on. */
function isOfDatabase({ language, type }: Walk, name: string): boolean {
  if (language.family !== 'python') return false;
  return OF_DATABASE.test(name) || (name === 'dependencies' && type === 'Migration');
}

/** Whether what is called so is compared with names of something else. */
export function isOfOthers(walk: Walk, name: string): boolean {
  return isOfKind(name) || isOfDatabase(walk, name);
}

const OF_DATABASE = /^(?:databases|using|app_label|\w+_APP_LABEL|\w+_DATABASE|\w+_DB)$/;

/** A text is not looked for further back among those read. */
const LATEST = 400;

/** Texts that name something other than a flag, whatever flag is called alike, are mentions. */
export function withdraw(walk: Walk, value: Expression | undefined): void {
  if (value?.kind === 'list') for (const item of value.items) withdraw(walk, item);
  if (value?.kind === 'either') for (const option of value.options) withdraw(walk, option);
  if (value?.kind !== 'text') return;
  const { start, end, value: word } = value;
  const { texts, mentions } = walk.draft;
  for (let at = texts.length - 1; at >= Math.max(0, texts.length - LATEST); at--) {
    if (texts[at]?.start !== start) continue;
    texts.splice(at, 1);
    mentions.push({ word, start, end });
    return;
  }
}

export function isOfKind(name: string): boolean {
  return OF_KIND.test(name) || (OTHERS.test(name) && !speaksOfFlags(name));
}

/** A key of its own: `{ mintKind: "mintKind" }`. */
const NAMES_KIND = /[a-z]Kind$/;

/** `NEW_CHECKOUT_ROUTE`, `GIFT_CARDS_ELEMENT`: what pages, documents and messages have. */
const OTHERS =
  /^[A-Z][A-Z\d_]*_(?:ELEMENT|ATTRIBUTE|HEADER|COLUMN|TABLE|ROUTE|PATH|URL|EVENT|METRIC|TOPIC|QUEUE)$/;

const OF_KIND =
  /(?:^|[a-z_])(?:[Kk]ind|KIND)$|^Kind[A-Z]|^MethodName$|^(?:through|class_name|foreign_key|inverse_of|counter_cache|table_name|partial|controller)$/;
const CONSTANT = /^[A-Z][A-Z\d_]*$/;

export function computed(node: SyntaxNode, prefix?: string): Expression {
  return { kind: 'computed', start: node.start, end: node.end, ...(prefix ? { prefix } : {}) };
}

export function readChildren(walk: Walk, node: SyntaxNode): Expression {
  for (const child of node.children) walk.read(child);
  return computed(node);
}
