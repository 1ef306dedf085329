import type { Span } from '../references/facts.ts';
import type { Part } from '../references/languages/language.ts';
import type { SyntaxNode } from '../references/syntaxNode.ts';

/** A node with its tokens and its parent: removal goes up from a constant, and asks for operators and keywords. */
export interface Node extends SyntaxNode {
  readonly children: readonly Node[];
  readonly parent: Node | undefined;
  /** False for keywords, operators and punctuation. */
  readonly named: boolean;
}

/** Without tokens. Comments are named, but nowhere a part. */
export function partsOfNode(node: Node): readonly Node[] {
  return node.children.filter((child) => child.named && !isComment(child));
}

/** Without parts; a word that is a keyword elsewhere has itself for a token (`on` and `value` in C# and Kotlin). */
export function isLeaf(node: Node): boolean {
  return !node.children.some(({ named }) => named);
}

export function isComment(node: Node): boolean {
  return node.type.endsWith('comment');
}

/** The part that a description names, as in `references/languages`: a field, `@kind`, a position, `.`, or nowhere. */
export function part(node: Node, where: Part): Node | undefined {
  if (where === '') return undefined;
  if (where === '.') return node;
  if (where.startsWith('@')) return node.children.find((child) => child.type === where.slice(1));
  if (/^-?\d/.test(where)) return partsOfNode(node).at(Number(where));
  return node.children.find((child) => child.field === where && child.named);
}

export function partsAt(node: Node, field: string): readonly Node[] {
  return node.children.filter((child) => child.field === field && child.named);
}

export function tokenIn(node: Node, ...types: readonly string[]): Node | undefined {
  return node.children.find((child) => !child.named && types.includes(child.type));
}

/** The outermost node over exactly this stretch, or else the smallest that holds it. */
export function nodeOver(root: Node, { start, end }: Span): Node {
  let node = root;
  for (;;) {
    if (node.start === start && node.end === end) return node;
    const inner = node.children.find(
      (child) => child.start <= start && child.end >= end && child.end > child.start,
    );
    if (inner === undefined) return node;
    node = inner;
  }
}

export function isOver(node: Span, span: Span): boolean {
  return node.start === span.start && node.end === span.end;
}

export function* descendants(node: Node): Generator<Node> {
  const open = [node];
  for (let next = open.pop(); next; next = open.pop()) {
    yield next;
    for (let at = next.children.length - 1; at >= 0; at--) {
      const child = next.children[at];
      if (child) open.push(child);
    }
  }
}

export function* ancestors(node: Node): Generator<Node> {
  for (let up = node.parent; up; up = up.parent) yield up;
}

export function isWithin(inner: Span, outer: Span): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}

export function siblingAfter(node: Node): Node | undefined {
  const siblings = node.parent?.children ?? [];
  return siblings[siblings.indexOf(node) + 1];
}

export function siblingBefore(node: Node): Node | undefined {
  const siblings = node.parent?.children ?? [];
  return siblings[siblings.indexOf(node) - 1];
}

export function textOf(node: Span | undefined, text: string): string {
  return node === undefined ? '' : text.slice(node.start, node.end);
}
