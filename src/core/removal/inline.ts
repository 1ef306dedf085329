import type { FlagValue } from '../model/flag.ts';
import type { Span } from '../references/facts.ts';
import { assigned } from './assigned.ts';
import type { Code, StepEdit } from './code.ts';
import { overlap } from './draft.ts';
import { ancestors, descendants, isWithin, type Node, textOf } from './node.ts';
import { isTested, notOperand } from './purity.ts';
import { isNamed, roleOf } from './roles.ts';
import { comparisonAt } from './rules/comparison.ts';
import { shadowed } from './shadowed.ts';
import { itemsOf } from './statements.ts';
import { takeOut } from './takeOut.ts';

export interface Inlined {
  readonly edits: readonly StepEdit[];
  /** Nothing needs the name any more. */
  readonly complete: boolean;
}

/**
 * The constant in place of the name that holds it. A boolean goes everywhere; another value only where it decides
 * something, so that one literal is not written many times over. Undefined where the name may be given other values,
 * or may mean something else somewhere.
 */
export function inlined(code: Code, name: Node, value: FlagValue): Inlined | undefined {
  return inlinedWithin(code, name, value, reachOf(code, name));
}

/** Where a name may stand for what a declaration gives it. */
export interface Reach {
  readonly scope: Node;
  /** Only what stands here counts. */
  readonly span: Span;
  /** Where it surely holds that, if it is known beyond: it may be asked for and have been given nothing. */
  readonly certain?: Span;
}

export function inlinedWithin(code: Code, name: Node, value: FlagValue, reach: Reach): Inlined | undefined {
  const found = usesWithin(code, name, reach, value);
  if (found === undefined) return undefined;
  const { text, syntax } = code;
  const written = syntax.write(value, text);
  if (written === undefined) return undefined;
  const { uses, again } = found;
  // No key is true or false.
  const isAll = !found.mayBeKey || typeof value === 'boolean';
  const replaced = typeof value === 'boolean' ? uses : uses.filter((use) => decides(code, use));
  const complete = isAll && replaced.length === uses.length;
  if (again.length > 0 && (!complete || areAllOfBlock(code, again))) return undefined;
  const gone = again.map((statement) => takeOut(code, statement));
  const edits = [
    ...replaced.map((use) => replacement(use, written, value)),
    ...gone.flatMap((each) => each ?? []),
  ];
  return gone.includes(undefined) || overlap(edits) ? undefined : { edits, complete };
}

/** Each by itself would leave its block with the others; where a block may not be empty, they cannot all go. */
function areAllOfBlock({ syntax }: Code, gone: readonly Node[]): boolean {
  if (syntax.emptyBlock === undefined) return false;
  const lists = gone.flatMap(({ parent }) => (parent ? [itemsOf(parent)] : []));
  return lists.some((items) => items.length > 1 && items.every((item) => gone.includes(item)));
}

interface Uses {
  readonly uses: readonly Node[];
  /** Something that is named alike may be the key of an object, or the name's value. */
  readonly mayBeKey: boolean;
  /** Statements that give the name once more what it holds. */
  readonly again: readonly Node[];
}

/** Undefined where the name may be given other values than it holds, or may mean something else somewhere. */
export function usesWithin(code: Code, name: Node, reach: Reach, held?: FlagValue): Uses | undefined {
  const { scope, span } = reach;
  const { text, syntax } = code;
  const word = textOf(name, text);
  if (syntax.spelled?.(word).test(text.slice(span.start, span.end))) return undefined;
  if (syntax.isSaidBeside?.(word)) return undefined;
  const uses: Node[] = [];
  const again: Node[] = [];
  let mayBeKey = false;
  const isSaid = (node: Node) => node !== name && isWithin(node, span) && isNamed(code, node, word);
  for (const node of [...descendants(scope)].filter(isSaid)) {
    const role = roleOf(code, node);
    if (role === 'property' || shadowed(code, node, scope) === 'local') continue;
    const statement = role === 'other' ? givenAgain(code, node, held) : undefined;
    const isKnown = statement !== undefined || role === 'use' || role === 'maybe';
    if (!isKnown || !isWithin(node, reach.certain ?? span)) return undefined;
    if (statement) again.push(statement);
    if (role === 'use') uses.push(node);
    if (role === 'maybe') mayBeKey = true;
  }
  return { uses, mayBeKey, again };
}

/** `on = true` where it is true. */
function givenAgain(code: Code, node: Node, held: FlagValue | undefined): Node | undefined {
  const given = held === undefined ? undefined : assigned(code, node);
  return given?.constant === held ? given?.statement : undefined;
}

/** A name declared for its block is known in it, and but for JavaScript only from there on. */
export function reachOf(code: Code, name: Node): Reach {
  const { lists, scoped, language } = code.syntax;
  const statement = [...ancestors(name)].find(({ parent }) => parent && lists.has(parent.type));
  const list = statement?.parent;
  if (!statement || !list || !scoped.has(statement.type)) {
    const scope = functionAround(code, name);
    return { scope, span: scope, ...(list && { certain: certainFrom(code, name, list) }) };
  }
  const scope = /case|default|section|group/.test(list.type) ? (list.parent ?? list) : list;
  const start = language.family === 'javascript' ? scope.start : statement.start;
  return { scope, span: { start, end: scope.end } };
}

/** Kinds that run what stands in them to its end, if they are reached. */
const ALWAYS_RUN = /^(?:with_statement|compound_statement|statement_block|block)$/;

function certainFrom(code: Code, name: Node, list: Node): Span {
  let around = list;
  for (const up of ancestors(list)) {
    if (code.syntax.lists.has(up.type)) around = up;
    else if (!ALWAYS_RUN.test(up.type)) break;
  }
  return { start: name.end, end: around.end };
}

/** `{ enabled }` says the name as well. */
function replacement({ type, parent, start, end }: Node, text: string, value: FlagValue): StepEdit {
  return type === 'shorthand_property_identifier' || parent?.type === 'shorthand_field_initializer'
    ? { start: end, end, text: `: ${text}`, value }
    : { start, end, text, value };
}

function decides(code: Code, use: Node): boolean {
  const { parent } = use;
  if (!parent) return false;
  const comparison = comparisonAt({ code, node: use });
  if (comparison) return code.syntax.read(comparison.other, code.text) !== undefined;
  const outer = code.syntax.parentheses.has(parent.type) ? parent : use;
  const subject = outer.parent && code.syntax.switchOf(outer.parent, code.text)?.subject;
  return subject === outer || notOperand(code, parent) === use || isTested(code, use);
}

function functionAround(code: Code, node: Node): Node {
  let last = node;
  for (const up of ancestors(node)) {
    if (code.syntax.functions.has(up.type)) return up;
    last = up;
  }
  return last;
}

export function isAtTopLevel(code: Code, node: Node): boolean {
  return ![...ancestors(node)].some(({ type }) => code.syntax.functions.has(type));
}
