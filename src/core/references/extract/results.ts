import type { CallFact, Expression, Span } from '../facts.ts';
import { mayAskForFlag } from '../flagNames.ts';
import { childOf, type SyntaxNode } from '../syntaxNode.ts';
import { lastNameOf } from './callFacts.ts';
import { partOf } from './parts.ts';
import type { Walk } from './walk.ts';

/** How many a function was preceded by. */
export interface Before {
  readonly calls: number;
  readonly uses: number;
  readonly called: number;
}

export function countedIn({ draft }: Walk): Before {
  return { calls: draft.calls.length, uses: draft.uses.length, called: draft.called.length };
}

/**
 * What may ask for a flag in what a function gives, wherever it returns: the calls, members and names of
 * `return isPaid && useFeature("cart")`. Nothing where some of what it gives holds none.
 */
export function resultsOf(walk: Walk, body: SyntaxNode | undefined, before: Before): readonly Expression[] {
  if (body === undefined || !mayAskIn(walk, before)) return [];
  const asking = new AskingParts(walk, before);
  const results = resultNodes(walk, body);
  const open = results.filter((result) => !isConstant(walk, result));
  if (open.length === 0) {
    const conditions = isAnswer(walk, results) ? conditionsIn(walk, body) : [];
    return conditions.length > MOST ? [] : together(conditions, asking);
  }
  const found: Expression[] = [];
  for (const result of open) {
    const parts = together([result], asking);
    if (parts.length === 0 || found.length === MOST) return [];
    found.push(...parts);
  }
  return found;
}

/** `if (useFeature("cart")) return true; return false` */
function isAnswer(walk: Walk, results: readonly SyntaxNode[]): boolean {
  const texts = new Set(results.map((result) => walk.textOf(result).toLowerCase()));
  return texts.size === 2 && texts.has('true') && texts.has('false');
}

/** As one expression, of which any part may be meant. */
function together(nodes: readonly SyntaxNode[], asking: AskingParts): readonly Expression[] {
  const options = nodes.flatMap((each) => asking.of(each));
  const [first] = options;
  if (first === undefined || options.length > MOST) return [];
  const { start, end } = first;
  return options.length === 1 ? [first] : [{ kind: 'either', options, start, end }];
}

/** What combines more is no question for one flag. */
const MOST = 6;

const CONSTANT =
  /^(?:true|false|True|False|TRUE|FALSE|null|nullptr|None|nil|undefined|""|''|\[\]|(?:\[\]\w+)?\{\}|[\d.]+|Boolean\.(?:TRUE|FALSE))?$/;

function isConstant({ text }: Walk, { start, end }: SyntaxNode): boolean {
  return end - start <= LONGEST_CONSTANT && CONSTANT.test(text.slice(start, end));
}

const LONGEST_CONSTANT = 20;

/** A call of what may ask: its name says so, and it is given what may be a key. */
export function mayAskWith({ callee, arguments: given, named }: CallFact, walk: Walk): boolean {
  const name = lastNameOf(callee) ?? '';
  if (!mayAskForFlag(name) && !walk.names.calls.has(name)) return false;
  return given.some(isKeyLike) || named.some(([, value]) => isKeyLike(value));
}

const KEY_LIKE: ReadonlySet<Expression['kind']> = new Set(['text', 'name', 'member', 'object', 'implicit']);

function isKeyLike({ kind }: Expression): boolean {
  return KEY_LIKE.has(kind);
}

function mayAskIn(walk: Walk, { calls, uses, called }: Before): boolean {
  const { draft } = walk;
  return (
    draft.called.length > called ||
    draft.calls.slice(calls).some((call) => mayAskWith(call, walk)) ||
    draft.uses.slice(uses).some((use) => use.kind === 'member')
  );
}

/** Where a function gives something: its returns, or all that it is. */
function resultNodes(walk: Walk, body: SyntaxNode): readonly SyntaxNode[] {
  if (!BODIES.has(body.type)) return [body];
  const found: SyntaxNode[] = [];
  collectReturns(walk, body, found);
  const last = lastOf(walk, body);
  return last && !found.includes(last) ? [...found, last] : found;
}

export function bodyOf({ language }: Walk, node: SyntaxNode): SyntaxNode | undefined {
  const shape = language.functions[node.type];
  return shape && (partOf(node, shape.body) ?? node.children.find(({ type }) => BODIES.has(type)));
}

const BODIES = new Set([
  'block',
  'function_body',
  'statement_block',
  'compound_statement',
  'body_statement',
  'statements',
  'computed_property',
  'getter',
]);
const RETURNS = new Set(['return_statement', 'jump_expression', 'return', 'control_transfer_statement']);

function collectReturns(walk: Walk, node: SyntaxNode, into: SyntaxNode[]): void {
  for (const child of node.children) {
    if (child.type in walk.language.functions || child.type in walk.language.classes) continue;
    if (child.type === 'lambda_literal') continue;
    if (!RETURNS.has(child.type)) collectReturns(walk, child, into);
    else if (/^return\b/.test(walk.text.slice(child.start, child.start + 7))) into.push(firstOf(child));
  }
}

function conditionsIn(walk: Walk, node: SyntaxNode): readonly SyntaxNode[] {
  return node.children.flatMap((child): readonly SyntaxNode[] => {
    if (child.type in walk.language.functions || child.type in walk.language.classes) return [];
    const inner = conditionsIn(walk, child);
    const condition = IFS.test(child.type) ? childOf(child, 'condition') : undefined;
    return condition ? [condition, ...inner] : inner;
  });
}

const IFS = /^(?:if|elif|else_?if|unless)(?:_statement|_expression|_clause|_modifier)?$/;

/** Go and Ruby keep what is returned in a list; nothing is given where there is nothing. */
function firstOf(node: SyntaxNode): SyntaxNode {
  const [first] = node.children;
  if (first === undefined) return { ...node, start: node.end };
  return LISTS.has(first.type) ? firstOf(first) : first;
}

const LISTS = new Set(['expression_list', 'argument_list']);

/** What stands last is given without a word for it: all that there is, or the last line. */
function lastOf(walk: Walk, body: SyntaxNode): SyntaxNode | undefined {
  const steps = body.children.filter(({ type }) => !walk.language.comments.has(type));
  const last = steps.at(-1);
  if (last === undefined || RETURNS.has(last.type)) return undefined;
  if (BODIES.has(last.type) && steps.length === 1) return lastOf(walk, last);
  const { family } = walk.language;
  if (family === 'ruby' || family === 'rust') return last.type === 'expression_statement' ? undefined : last;
  const isOnly = steps.length === 1 && (family === 'swift' || walk.text[body.start] === '=');
  return isOnly ? last : undefined;
}

const UNARY = /unary|^not_operator$|^prefix_expression$/;
const BINARY = /binary|boolean_operator|comparison|conjunction|disjunction|equality|infix|elvis|coalescing/;
const CHOICE = /ternary|^conditional|^if_expression$/;
const JOINS = /^(?:&&|\|\||\?\?|\?:|and|or|[!=]==?)$/;
const SHOWN = /^jsx|template|object|dictionary/;
/** What gives the flag's value in another form, given first. */
const CONVERTS = /^(?:Boolean|bool|Number|int|float|String|str|parse\w*|loads|[Ss]plit)$/;

/** The parts of an expression that may ask for a flag, as they were read. */
class AskingParts {
  readonly #walk: Walk;
  readonly #before: Before;

  constructor(walk: Walk, before: Before) {
    this.#walk = walk;
    this.#before = before;
  }

  of(node: SyntaxNode): readonly Expression[] {
    const { language } = this.#walk;
    const [first] = node.children;
    if (first && (language.transparent.has(node.type) || UNARY.test(node.type))) return this.#inside(node);
    if (CHOICE.test(node.type)) return this.#ofChoice(node);
    if (language.binaries.has(node.type) || BINARY.test(node.type)) return this.#ofBinary(node);
    if (node.type in language.calls || node.type in (language.methodCalls ?? {})) return this.#ofCall(node);
    return this.#used(node);
  }

  /** `isPaid && useFeature("cart")`; what is put together otherwise, or shown, is no flag any more. */
  #ofBinary({ children }: SyntaxNode): readonly Expression[] {
    const [first, second] = children;
    if (first === undefined || second === undefined || children.some(({ type }) => SHOWN.test(type)))
      return [];
    const between = this.#walk.text.slice(first.end, second.start).trim();
    return JOINS.test(between) ? children.flatMap((child) => this.of(child)) : [];
  }

  /** `isPaid ? useFeature("cart") : false` */
  #ofChoice({ children, type }: SyntaxNode): readonly Expression[] {
    // Python has the condition in the middle.
    const at = type === 'conditional_expression' && this.#walk.language.family === 'python' ? 1 : 0;
    const given = children.filter((_, index) => index !== at);
    const condition = children[at];
    if (condition && given.every((each) => isConstant(this.#walk, each))) return this.of(condition);
    const parts = given.map((each) => ({ each, found: this.of(each) }));
    const isAll = parts.every(({ each, found }) => found.length > 0 || isConstant(this.#walk, each));
    return isAll ? parts.flatMap(({ found }) => found) : [];
  }

  /** Swift's grammar reads `!a.b()` as a call of `!a`: then nothing is told. */
  #inside(node: SyntaxNode): readonly Expression[] {
    const inner = UNARY.test(node.type) ? node.children.at(-1) : node.children[0];
    return inner ? this.of(inner) : [];
  }

  #ofCall(node: SyntaxNode): readonly Expression[] {
    const { language, draft } = this.#walk;
    const shape = language.calls[node.type];
    const callee = partOf(node, shape ? shape.callee : (language.methodCalls?.[node.type]?.name ?? ''));
    const list = shape && partOf(node, shape.arguments);
    const [only] = list?.children ?? [];
    const name = LAST_NAME.exec(callee ? this.#walk.textOf(callee) : '')?.[0] ?? '';
    const converted = only && CONVERTS.test(name) ? this.of(only) : [];
    if (converted.length > 0) return converted;
    const index = lastIndexIn(draft.calls, this.#before.calls, node);
    const call = draft.calls[index];
    if (call && mayAskWith(call, this.#walk)) return [{ kind: 'call', call: index, ...spanOf(node) }];
    const called = call ? call.callee : callee && this.#calleeAt(callee);
    if (called === undefined) return [];
    // What a local gives may be a part of the flag it holds.
    return called.kind === 'member' || mayAskForFlag(lastNameOf(called) ?? '') ? [called] : [];
  }

  #calleeAt({ end }: SyntaxNode): Expression | undefined {
    const { called, uses } = this.#walk.draft;
    return (
      called.slice(this.#before.called).find((each) => each.end === end) ??
      uses.slice(this.#before.uses).find((each) => each.kind === 'member' && each.end === end)
    );
  }

  /** A name or a member. */
  #used(node: SyntaxNode): readonly Expression[] {
    const use = this.#walk.draft.uses
      .slice(this.#before.uses)
      .find(({ kind, end }) => (kind === 'name' || kind === 'member') && end === node.end);
    return use && (use.kind === 'member' || use.start === node.start) ? [use] : [];
  }
}

const LAST_NAME = /\w+$/;

function lastIndexIn(spans: readonly Span[], from: number, { start, end }: Span): number {
  for (let index = spans.length - 1; index >= from; index--) {
    const span = spans[index];
    if (span?.start === start && span.end === end) return index;
  }
  return -1;
}

function spanOf({ start, end }: Span): Span {
  return { start, end };
}
