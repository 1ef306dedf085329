import type { FlagValue } from '../model/flag.ts';
import type { Span } from '../references/facts.ts';
import type { Code, StepEdit } from './code.ts';
import { ancestors, descendants, isWithin, type Node, textOf } from './node.ts';
import { isTested, notOperand } from './purity.ts';
import { roleOf } from './roles.ts';
import { comparisonAt } from './rules/comparison.ts';

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
}

export function inlinedWithin(code: Code, name: Node, value: FlagValue, reach: Reach): Inlined | undefined {
  const found = usesWithin(code, name, reach);
  if (found === undefined) return undefined;
  const { text, syntax } = code;
  const written = syntax.write(value, text);
  if (written === undefined) return undefined;
  const { uses } = found;
  // No key is true or false.
  const isAll = !found.mayBeKey || typeof value === 'boolean';
  const replaced = typeof value === 'boolean' ? uses : uses.filter((use) => decides(code, use));
  return {
    edits: replaced.map((use) => replacement(use, written, value)),
    complete: isAll && replaced.length === uses.length,
  };
}

interface Uses {
  readonly uses: readonly Node[];
  /** Something that is named alike may be the key of an object, or the name's value. */
  readonly mayBeKey: boolean;
}

/** Undefined where the name may be given other values, or may mean something else somewhere. */
export function usesWithin(code: Code, name: Node, { scope, span }: Reach): Uses | undefined {
  const { text, syntax } = code;
  const word = textOf(name, text);
  if (syntax.spelled?.(word).test(text.slice(span.start, span.end))) return undefined;
  if (syntax.isSaidBeside?.(word)) return undefined;
  const uses: Node[] = [];
  let mayBeKey = false;
  for (const node of descendants(scope)) {
    if (node === name || !isWithin(node, span) || !isNamed(code, node, word)) continue;
    const role = roleOf(code, node);
    if (role === 'other' || role === 'whole') return undefined;
    if (role === 'use') uses.push(node);
    if (role === 'maybe') mayBeKey = true;
  }
  return { uses, mayBeKey };
}

/** A name declared for its block is known in it, and but for JavaScript only from there on. */
export function reachOf(code: Code, name: Node): Reach {
  const { lists, scoped, language } = code.syntax;
  const statement = [...ancestors(name)].find(({ parent }) => parent && lists.has(parent.type));
  const list = statement?.parent;
  if (!statement || !list || !scoped.has(statement.type)) {
    const scope = functionAround(code, name);
    return { scope, span: scope };
  }
  const scope = /case|default|section|group/.test(list.type) ? (list.parent ?? list) : list;
  const start = language.family === 'javascript' ? scope.start : statement.start;
  return { scope, span: { start, end: scope.end } };
}

export function isNamed({ syntax, text }: Code, node: Node, word: string): boolean {
  return syntax.names.has(node.type) && textOf(node, text) === word;
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
