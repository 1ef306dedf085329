import { isFirstOnLine } from './lines.ts';
import { isComment, type Node, siblingBefore } from './node.ts';

/** What stands above a declaration as a neighbour of its own and is said of it. */
const SAID_OF_IT = /^(?:attribute_item|decorator)$/;
/** Headings of sections, and what tools read for more than the next line. */
const SAID_OF_MORE =
  /^\W*(?:MARK:|(?:end)?region\b|[\w-]+[-:]\s*(?:dis|en)able(?!-(?:next-)?line)\b|[\w-]+-ignore-(?:start|end)\b)|[-=*#~]{4}/;

/** The comments and attributes right above a node, with no blank line between: the first of them, or the node itself. */
export function topOf(text: string, whole: Node): Node {
  let top = whole;
  for (let above = neighbourAbove(top); above; above = neighbourAbove(top)) {
    const isSaid = isComment(above) ? isSaidOfNext(text, above) : SAID_OF_IT.test(above.type);
    const gap = text.slice(above.end, top.start);
    if (!isSaid || !/^[ \t]*\r?\n?[ \t]*$/.test(gap) || !isFirstOnLine(text, above.start)) break;
    top = above;
  }
  return top;
}

/** Some grammars put what stands above the first statement of a block above the block. */
function neighbourAbove(node: Node): Node | undefined {
  const { parent } = node;
  const isFirst = parent?.children[0] === node && parent.start === node.start;
  return siblingBefore(node) ?? (isFirst ? siblingBefore(parent) : undefined);
}

/** What a file begins with is the file's. */
function isSaidOfNext(text: string, { start, end }: Node): boolean {
  return start > 0 && !SAID_OF_MORE.test(text.slice(start, end));
}
