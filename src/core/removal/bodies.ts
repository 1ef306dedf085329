import type { Span } from '../references/facts.ts';
import type { Arm, Body, Chain } from './languages/syntax.ts';
import { trimmed } from './lines.ts';
import { isComment, type Node, part, partsOfNode, siblingBefore, tokenIn } from './node.ts';

/** A block in braces, or a single statement. */
export function braced(node: Node, text: string): Body {
  const open = tokenIn(node, '{');
  const close = node.children.findLast(({ type }) => type === '}');
  if (!open || !close) return { start: node.start, end: node.end, inner: node, items: [node], bare: true };
  return between(node, open, close, text);
}

export function between(node: Node, open: Span, close: Span, text: string): Body {
  const items = partsOfNode(node).flatMap((child) =>
    /^statement(?:s|_list)$/.test(child.type) ? partsOfNode(child) : [child],
  );
  const inner = trimmed(text, { start: open.end, end: close.start });
  const within = items.filter(({ start, end }) => start >= inner.start && end <= inner.end);
  return { start: open.start, end: close.end, inner, items: within, bare: false };
}

/** An indented block: comments before its first statement belong to it. */
export function indented(block: Node): Body {
  let first = block;
  for (let before = siblingBefore(block); before && isComment(before); before = siblingBefore(before))
    first = before;
  const inner = { start: first.start, end: block.end };
  return { ...inner, inner, items: partsOfNode(block), bare: true };
}

interface NestedFields {
  readonly condition: string;
  readonly consequence: string;
  readonly alternative: string;
  /** What an alternative may be wrapped in. */
  readonly clause?: string;
}

/** `if (a) … else if (b) … else …`, where each `else if` is a conditional within the one before. */
export function nestedChain(
  node: Node,
  kind: string,
  text: string,
  { condition, consequence, alternative, clause }: NestedFields,
): Chain | undefined {
  if (node.type !== kind || isAlternative(node, kind, alternative, clause)) return undefined;
  const arms: Arm[] = [];
  let start = node.start;
  for (let at: Node | undefined = node; at; ) {
    const asked = part(at, condition);
    const then = part(at, consequence);
    const keyword = tokenIn(at, 'if');
    if (!asked || !then || !keyword) return undefined;
    const burdened = part(at, 'initializer') ? { burdened: true as const } : {};
    arms.push({ start, end: then.end, keyword, condition: asked, body: braced(then, text), ...burdened });
    const next: Node | undefined = part(at, alternative);
    const otherwise: Node | undefined = tokenIn(at, 'else') ?? (next && tokenIn(next, 'else'));
    if (!next || !otherwise) break;
    const inner: Node | undefined = next.type === clause ? partsOfNode(next)[0] : next;
    start = otherwise.start;
    at = inner && chainedIn(inner, kind);
    if (inner && !at) arms.push({ start, end: inner.end, keyword: otherwise, body: braced(inner, text) });
  }
  return { node, arms, ...(arms[0]?.burdened ? { burdened: true as const } : {}) };
}

/** The `if` of an `else if`, also where the grammar puts a body around it. */
function chainedIn(inner: Node, kind: string): Node | undefined {
  if (inner.type === kind) return inner;
  const [only, ...more] = partsOfNode(inner);
  return only?.type === kind && more.length === 0 && !tokenIn(inner, '{') ? only : undefined;
}

function isAlternative(node: Node, kind: string, alternative: string, clause: string | undefined): boolean {
  const { parent } = node;
  if (parent === undefined) return false;
  if (parent.type === kind) return node.field === alternative;
  const up = parent.parent;
  if (up?.type !== kind || parent.field !== alternative || tokenIn(parent, '{')) return false;
  return parent.type === clause || partsOfNode(parent).length === 1;
}
