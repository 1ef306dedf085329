import type { Span } from '../references/facts.ts';
import type { Edit } from './draft.ts';

export function lineStart(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1;
}

/** Behind the line's end, whatever it is; the end of the text for the last one. */
export function nextLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end + 1;
}

/** The white space that the line of an offset begins with. */
export function indentAt(text: string, at: number): string {
  return /^[ \t]*/.exec(text.slice(lineStart(text, at), at))?.[0] ?? '';
}

export function lineBreakOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

export function isFirstOnLine(text: string, at: number): boolean {
  return text.slice(lineStart(text, at), at).trim() === '';
}

export function isLastOnLine(text: string, at: number): boolean {
  return text.slice(at, nextLine(text, at)).trim() === '';
}

/** Without the white space at both ends. */
export function trimmed(text: string, { start, end }: Span): Span {
  const inner = text.slice(start, end);
  const from = start + (inner.length - inner.trimStart().length);
  return from >= end
    ? { start, end: start }
    : { start: from, end: end - (inner.length - inner.trimEnd().length) };
}

/** `open`: the last of a block that no token closes, so that the blank lines below it are those of what follows. */
export interface Edges {
  readonly first: boolean;
  readonly last: boolean | 'open';
}

/** Takes lines out whole where nothing else stands on them, and one of two neighbouring runs of blank lines. */
export function cutLines(text: string, span: Span, edges: Edges): Edit {
  if (!isFirstOnLine(text, span.start) || !isLastOnLine(text, span.end)) return cutInline(text, span);
  let from = lineStart(text, span.start);
  let to = nextLine(text, span.end);
  const blankAbove = from === 0 || isBlankBefore(text, from);
  if (edges.last === 'open')
    return { start: edges.first ? from : beforeBlanks(text, from), end: to, text: '' };
  if (blankAbove || edges.first) to = afterBlanks(text, to, edges.last);
  if (edges.last && !edges.first) from = beforeBlanks(text, from);
  if (to === text.length && !text.endsWith('\n') && from > 0)
    from = text[from - 2] === '\r' ? from - 2 : from - 1;
  return { start: from, end: to, text: '' };
}

function cutInline(text: string, { start, end }: Span): Edit {
  if (isFirstOnLine(text, start)) {
    const gap = /^[ \t]*/.exec(text.slice(end))?.[0].length ?? 0;
    return { start, end: end + gap, text: '' };
  }
  const gap = /[ \t]*$/.exec(text.slice(lineStart(text, start), start))?.[0].length ?? 0;
  return { start: start - gap, end, text: '' };
}

function isBlankBefore(text: string, start: number): boolean {
  return start > 0 && text.slice(lineStart(text, start - 1), start).trim() === '';
}

/** Behind the blank lines that follow; one that ends the text stays, unless it is said. */
export function afterBlanks(text: string, from: number, toEnd = false): number {
  let at = from;
  while (at < text.length && text.slice(at, nextLine(text, at)).trim() === '' && nextLine(text, at) > at) {
    if (nextLine(text, at) === text.length && !toEnd) break;
    at = nextLine(text, at);
  }
  return at;
}

export function beforeBlanks(text: string, from: number): number {
  let at = from;
  while (at > 0 && isBlankBefore(text, at)) at = lineStart(text, at - 1);
  return at;
}

/** Moves the lines of a stretch, but its first, from one indentation to another; lines within texts stay. */
export function reindent(text: string, span: Span, from: string, to: string, texts: readonly Span[]): Edit[] {
  if (from === to) return [];
  const edits: Edit[] = [];
  for (let at = nextLine(text, span.start); at < span.end; at = nextLine(text, at)) {
    const isText = texts.some(({ start, end }) => start < at && at < end);
    if (!isText && text.startsWith(from, at)) edits.push(changedPrefix(at, from, to));
  }
  return edits;
}

/** Only what differs: the characters that stay are the file's own. */
function changedPrefix(at: number, from: string, to: string): Edit {
  if (from.startsWith(to)) return { start: at + to.length, end: at + from.length, text: '' };
  return { start: at, end: at + from.length, text: to };
}
