import type { Code, StepEdit } from './code.ts';
import { escaped } from './escaped.ts';
import { ancestors, isComment, type Node, part, partsOfNode, textOf } from './node.ts';
import { topOf } from './saidAbove.ts';
import { isListed, isTypeBody } from './statements.ts';

interface Line {
  readonly start: number;
  /** With the break behind it. */
  readonly end: number;
  /** Without signs of a comment. */
  readonly said: string;
  readonly text: string;
}

const FRAME = /^[ \t]*(?:\/\*\*?|\*(?!\/)|\/{2,3}|#+(?!!))?[ \t]*/;
/** Where something else is said. */
const NEXT = /^(?:@|:\w|<|-\s|$|\*\/|"""|''')/;

/** What is said of a parameter that goes: `@param on …`, `<param name="on">`, `:param on:`, `on (bool): …`. */
export function documented(code: Code, owner: Node, name: Node): readonly StepEdit[] {
  const word = escaped(textOf(name, code.text));
  const docs = [saidAbove(code, owner), docstring(code, owner)];
  return docs.flatMap((doc) => (doc ? withoutEntry(linesIn(code.text, doc), word) : []));
}

function saidAbove(code: Code, owner: Node): { start: number; end: number } | undefined {
  const whole = [owner, ...ancestors(owner)].find(
    (node) => isListed(code, node) || (node.parent && isTypeBody(node.parent)) || !node.parent?.parent,
  );
  const top = whole && topOf(code.text, whole);
  return top && isComment(top)
    ? { start: top.start, end: code.text.lastIndexOf('\n', whole.start) + 1 }
    : undefined;
}

/** Python's stands first in the body. */
function docstring(code: Code, owner: Node): Node | undefined {
  const body = code.syntax.language.family === 'python' ? part(owner, 'body') : undefined;
  const first = body && partsOfNode(body)[0];
  const text = first?.type === 'expression_statement' ? partsOfNode(first)[0] : undefined;
  return text?.type === 'string' ? text : undefined;
}

function linesIn(text: string, { start, end }: { start: number; end: number }): readonly Line[] {
  const lines: Line[] = [];
  for (let at = text.lastIndexOf('\n', start) + 1; at < end; ) {
    const next = text.indexOf('\n', at) + 1 || text.length;
    const line = text.slice(at, next);
    lines.push({ start: at, end: next, text: line, said: line.replace(FRAME, '').trimEnd() });
    at = next;
  }
  return lines;
}

function withoutEntry(lines: readonly Line[], word: string): readonly StepEdit[] {
  const at = lines.findIndex(({ said }, place) => names(said, word) || isListedAt(lines, place, word));
  const entry = lines[at];
  if (entry === undefined) return [];
  const isOpened = /\/\*\*/.test(entry.text);
  const isClosed = /\*\/|"""|'''/.test(entry.text);
  // One that begins or ends the comment, with others.
  if (isOpened !== isClosed) return [];
  let to = at + 1;
  while (to < lines.length && isContinued(entry, lines[to])) to++;
  if (entry.said.startsWith('<param') && !lines.slice(at, to).some(({ text }) => text.includes('</param>')))
    return [];
  const [from, until] = isOpened ? [at, to] : withHeading(lines, at, to);
  const [first, last] = [lines[from], lines[until - 1]];
  const again = withoutEntry([...lines.slice(0, from), ...lines.slice(until)], word);
  return first && last ? [{ start: first.start, end: last.end, text: '' }, ...again] : [];
}

function names(said: string, name: string): boolean {
  const type = '(?:\\{[^}]*\\}\\s+|\\[[^\\]]*\\]\\s+|[^\\s$@{]+\\s+(?=\\$))?';
  return new RegExp(
    `^(?:@param\\s+${type}\\[?${name}(?![\\w.$-])|<param\\s+name="${name}"|:param\\s+(?:[\\w.]+\\s+)?${name}:|:type\\s+${name}:|-\\s+Parameter\\s+${name}:)`,
  ).test(said);
}

/** One of those below `Args:`. */
function isListedAt(lines: readonly Line[], at: number, word: string): boolean {
  const line = lines[at];
  if (!line || !new RegExp(`^(?:-\\s+)?${word}(?:\\s*\\([^)]*\\))?:`).test(line.said)) return false;
  for (let above = at - 1; above >= 0; above--) {
    const { text, said } = lines[above] as Line;
    if (said !== '' && depth(text) < depth(line.text)) return HEADING.test(said);
  }
  return false;
}

const HEADING = /^(?:Args|Arguments|-\s+Parameters):$/;

function isContinued(entry: Line, line: Line | undefined): boolean {
  if (!line || line.said === '' || /\*\/|"""|'''/.test(line.text)) return false;
  return !NEXT.test(line.said) && (/^[@:<]/.test(entry.said) || depth(line.text) > depth(entry.text))
    ? true
    : entry.said.startsWith('<param') && line.said === '</param>';
}

function depth(text: string): number {
  return FRAME.exec(text)?.[0].length ?? 0;
}

/** With the heading of what is empty then, and the blank line above what was the last. */
function withHeading(lines: readonly Line[], at: number, to: number): readonly [number, number] {
  const isEnd = (line: Line | undefined) => line === undefined || /^\s*(?:\*\/|"""|''')/.test(line.text);
  const above = lines[at - 1];
  const isAlone =
    above !== undefined &&
    HEADING.test(above.said) &&
    (isEnd(lines[to]) || lines[to]?.said === '' || depth(lines[to]?.text ?? '') <= depth(above.text));
  const from = isAlone ? at - 1 : at;
  const isBlank = lines[from - 1]?.said === '' && !/\/\*/.test(lines[from - 1]?.text ?? '');
  if (isBlank && isEnd(lines[to])) return isFrameAlone(lines, from - 1, to);
  if (isAlone && isBlank && lines[to]?.said === '') return [from - 1, to];
  return isFrameAlone(lines, from, to);
}

/** `/**` and its end go with all between them. */
function isFrameAlone(lines: readonly Line[], from: number, to: number): readonly [number, number] {
  const [open, close] = [lines[from - 1], lines[to]];
  const isAlone = open && close && /^\s*\/\*\*\s*$/.test(open.text) && /^\s*\*\/\s*$/.test(close.text);
  return isAlone ? [from - 1, to + 1] : [from, to];
}
