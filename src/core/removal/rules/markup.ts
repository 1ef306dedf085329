import type { Code, Rule, Step } from '../code.ts';
import { cutLines, indentAt, isFirstOnLine, reindent } from '../lines.ts';
import { isComment, type Node, partsOfNode, siblingBefore } from '../node.ts';
import { textsWithin } from '../texts.ts';

const CONTENT = new Set(['jsx_element', 'jsx_fragment']);
const ELEMENTS = new Set(['jsx_element', 'jsx_self_closing_element', 'jsx_fragment']);

/** `{false}` between tags shows nothing. */
export const idleMarkup: Rule = ({ code, node, value }) => {
  const hole = node.parent;
  if (hole?.type !== 'jsx_expression' || !CONTENT.has(hole.parent?.type ?? '')) return undefined;
  if (typeof value !== 'boolean' && value !== null) return undefined;
  const span = { start: commentAbove(code, hole).start, end: hole.end };
  return { edits: [cutLines(code.text, span, { first: false, last: false })] };
};

/** `{/* what follows *\/}` on the line above, or else the hole itself. */
function commentAbove({ text }: Code, hole: Node): Node {
  const before = siblingBefore(hole);
  const above = before?.type === 'jsx_text' ? siblingBefore(before) : before;
  if (above?.type !== 'jsx_expression' || partsOfNode(above).length > 0 || !above.children.some(isComment))
    return hole;
  return /^[ \t]*\r?\n[ \t]*$/.test(text.slice(above.end, hole.start)) ? above : hole;
}

/** `{<A/>}` between tags is `<A/>`. */
export function unwrapMarkup(code: Code, kept: Node): Step | undefined {
  const { parent } = kept;
  if (parent === undefined) return undefined;
  if (code.syntax.parentheses.has(kept.type)) {
    const [inner] = partsOfNode(kept);
    return inner && ELEMENTS.has(inner.type) ? unwrapParent(code, inner, kept) : undefined;
  }
  return ELEMENTS.has(kept.type) ? unwrapParent(code, kept, kept) : undefined;
}

function unwrapParent(code: Code, element: Node, outer: Node): Step | undefined {
  const hole = outer.parent;
  if (
    hole?.type !== 'jsx_expression' ||
    !CONTENT.has(hole.parent?.type ?? '') ||
    partsOfNode(hole).length !== 1
  )
    return undefined;
  if (hasOther(code, hole, element)) return undefined;
  const own = isFirstOnLine(code.text, element.start);
  const moved = own
    ? reindent(
        code.text,
        element,
        indentAt(code.text, element.start),
        indentAt(code.text, hole.start),
        textsWithin(code, element),
      )
    : [];
  return {
    edits: [
      { start: hole.start, end: element.start, text: '' },
      ...moved,
      { start: element.end, end: hole.end, text: '' },
    ],
  };
}

/** A comment beside it. */
function hasOther(code: Code, hole: Node, element: Node): boolean {
  const rest = code.text.slice(hole.start, element.start) + code.text.slice(element.end, hole.end);
  return !/^[\s{}()]*$/.test(rest);
}
