import type { Span } from '../references/facts.ts';
import type { Code } from './code.ts';
import type { Edit } from './draft.ts';
import { afterBlanks, beforeBlanks, isFirstOnLine, isLastOnLine, lineStart, nextLine } from './lines.ts';
import { type Node, partsOfNode, siblingAfter } from './node.ts';
import { topOf } from './saidAbove.ts';

/** What holds a declaration and nothing else: `@cached`, `private` in Ruby, `type` in Go. */
const HOLDERS = /^(?:decorated_definition|type_declaration|argument_list|call)$/;

/** Takes a function, a type or a member out with what is said of it; undefined where its block would be left empty. */
export function withoutWhole(code: Code, declaration: Node): Edit | undefined {
  let whole = declaration;
  while (whole.parent && HOLDERS.test(whole.parent.type) && isLastPart(whole)) whole = whole.parent;
  const list = whole.parent;
  if (list === undefined) return undefined;
  const siblings = partsOfNode(list);
  const isBlock = code.syntax.emptyBlock !== undefined && list.parent !== undefined;
  if (isBlock && siblings.length === 1) return undefined;
  const after = siblingAfter(whole);
  const span = {
    start: topOf(code.text, whole).start,
    end: after?.type === ';' ? after.end : whole.end,
  };
  if (!isFirstOnLine(code.text, span.start) || !isLastOnLine(code.text, span.end)) return undefined;
  const isFirst = siblings.every(({ end }) => end > span.start);
  return { ...withBlanks(code.text, span, isFirst, siblings.at(-1) === whole), text: '' };
}

/** With the blank lines above it, or below the first, so that neighbours can go both. */
function withBlanks(text: string, span: Span, isFirst: boolean, isLast: boolean): Span {
  const start = lineStart(text, span.start);
  const end = nextLine(text, span.end);
  if (isFirst) return { start, end: afterBlanks(text, end) };
  return { start: isLast || afterBlanks(text, end) > end ? beforeBlanks(text, start) : start, end };
}

/** A call holds what it is called by as well. */
function isLastPart(node: Node): boolean {
  const parts = partsOfNode(node.parent ?? node);
  return parts.at(-1) === node && parts.filter(({ type }) => type === node.type).length === 1;
}
