import type { Span } from '../references/facts.ts';
import type { Code, Step } from './code.ts';
import {
  ancestors,
  descendants,
  isOver,
  isWithin,
  type Node,
  nodeOver,
  partsOfNode,
  textOf,
} from './node.ts';
import { isPure, notOperand } from './purity.ts';
import { unwrapMarkup } from './rules/markup.ts';
import { withoutItem } from './rules/variable.ts';
import { isListed, isResult, itemsOf, leaves, statementAt } from './statements.ts';
import { takeOut } from './takeOut.ts';

/** What lost its sense around something that stays. */
export function tidy(code: Code, span: Span): Step | undefined {
  const node = nodeOver(code.root, span);
  if (isOver(node, span)) {
    const step =
      unwrapMarkup(code, node) ?? parentheses(code, node) ?? spread(code, node) ?? idle(code, node);
    if (step) return step;
  }
  return unreachable(code, span);
}

/** `(a)` is `a`, where nothing binds more tightly, and `((a))` is `(a)`. */
function parentheses(code: Code, node: Node): Step | undefined {
  const { parent } = node;
  const { syntax, text } = code;
  if (!parent) return undefined;
  if (syntax.parentheses.has(node.type)) {
    const [inner] = partsOfNode(node);
    const isHeld = parent.type === 'jsx_expression' && !/^\(\s*\n/.test(text.slice(node.start, node.end));
    const idle = isHeld || syntax.parentheses.has(parent.type) || isConditionKeeper(parent, node);
    return idle && inner ? { edits: cutAround(node, inner), kept: [inner] } : undefined;
  }
  if (!syntax.parentheses.has(parent.type) || partsOfNode(parent).length !== 1) return undefined;
  if (isRequired(parent) || text.slice(parent.start, node.start).includes('\n')) return undefined;
  const outer = parent.parent;
  const sameLevel =
    outer !== undefined && /argument|spread|variable_declarator|return_statement/.test(outer.type);
  if (
    !syntax.atoms.has(node.type) &&
    !(node.type === 'object' && sameLevel) &&
    !sameLevel &&
    !(notOperand(code, node) && outer)
  )
    return undefined;
  return { edits: cutAround(parent, node), kept: [node] };
}

/** Languages whose conditions need no parentheses. */
function isConditionKeeper(parent: Node, node: Node): boolean {
  return (
    node.field === 'condition' &&
    /^(?:if|while|elif|elsif|guard)/.test(parent.type) &&
    parent.children.some(({ type }) => type === ':')
  );
}

function isRequired(parens: Node): boolean {
  return (
    parens.field === 'condition' ||
    parens.field === 'value' ||
    /^(?:while|do|switch|with|for)_/.test(parens.parent?.type ?? '')
  );
}

function cutAround(outer: Span, inner: Span) {
  return [
    { start: outer.start, end: inner.start, text: '' },
    { start: inner.end, end: outer.end, text: '' },
  ];
}

/** `...{ a: 1 }` is `a: 1`. */
function spread(code: Code, node: Node): Step | undefined {
  const { parent } = node;
  const same = node.type === parent?.parent?.type && (node.type === 'object' || node.type === 'array');
  if (parent?.type !== 'spread_element' || !same) return undefined;
  const items = partsOfNode(node);
  const [first] = items;
  const last = items.at(-1);
  if (!first || !last) return { edits: [withoutItem(parent, code.text)] };
  const inside = code.text.slice(node.start, node.end);
  if (inside.includes('\n') || node.children.some(({ type }) => type === 'comment')) return undefined;
  return { edits: cutAround(parent, { start: first.start, end: last.end }) };
}

/** A value nobody looks at. */
function idle(code: Code, node: Node): Step | undefined {
  const statement = statementAt(code, node);
  if (!statement || !isPure(code, node) || isResult(code, statement)) return undefined;
  if (statement === node && code.syntax.results === undefined) return undefined;
  const edits = takeOut(code, statement);
  return edits && { edits };
}

/** What follows in the same list, once everything before it leaves. */
function unreachable(code: Code, span: Span): Step | undefined {
  const last = lastStatement(code, span);
  const list = last?.parent;
  if (!last || !list || !leaves(code, last)) return undefined;
  const items = itemsOf(list);
  const rest = items.slice(items.indexOf(last) + 1);
  const outer = leftThrough(code, last);
  if (rest.length === 0) return outer && { edits: [], kept: [outer] };
  if (rest.some((item) => mustStay(code, item))) return undefined;
  const hoisted = rest.filter((item) => code.syntax.hoisted.has(item.type));
  const edits = [];
  let from = last.end;
  for (const item of rest) {
    if (!hoisted.includes(item)) edits.push({ start: from, end: item.end, text: '' });
    from = item.end;
  }
  return { edits, kept: outer ? [outer] : [] };
}

function lastStatement(code: Code, span: Span): Node | undefined {
  let found: Node | undefined;
  for (const node of descendants(code.root)) {
    if (node.end > span.end || node.start < span.start || !isListed(code, node) || !node.named) continue;
    if (node.type.endsWith('comment')) continue;
    if (found === undefined || (node.start >= found.end && !isWithin(node, found))) found = node;
  }
  return found;
}

/** The conditional or block that this was the last way through. */
function leftThrough(code: Code, last: Node): Node | undefined {
  for (const up of ancestors(last)) {
    if (code.syntax.functions.has(up.type)) return undefined;
    if (isListed(code, up) && leaves(code, up)) return up;
  }
  return undefined;
}

/** `var` in code that is never reached still declares its name for the whole function; labels may be jumped to. */
function mustStay(code: Code, item: Node): boolean {
  return [...descendants(item)].some(
    (node) =>
      node.type === 'labeled_statement' ||
      (node.type === 'variable_declaration' && textOf(node, code.text).startsWith('var')),
  );
}
