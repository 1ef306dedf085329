import { indentation, type Located, leading, member } from './located.ts';

export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export function applyEdit(source: string, { start, end, text }: TextEdit): string {
  return source.slice(0, start) + text + source.slice(end);
}

/**
 * The one edit that puts `condition → variant` before everything else a flag's targeting does,
 * keeping the rest of the text as it is; undefined where the text is of a form this cannot be done in safely.
 * `condition` and `variant` are one-line JSON, which is YAML too.
 */
export function insertArm(
  text: string,
  flag: Located,
  condition: string,
  variant: string,
): TextEdit | undefined {
  const entry = flag.entries.find(({ key }) => key === 'targeting');
  if (entry === undefined) return addTargeting(text, flag, condition, variant);
  const targeting = member(flag, 'targeting');
  if (targeting === undefined || targeting.kind === 'alias') return undefined;
  if (targeting.kind === 'scalar' || targeting.entries.length === 0) {
    return { start: targeting.start, end: targeting.end, text: `{ "if": [${condition}, ${variant}] }` };
  }
  const chain = targeting.entries.length === 1 ? member(targeting, 'if') : undefined;
  if (chain?.kind === 'list' && chain.items[0] !== undefined)
    return prepend(text, chain, chain.items[0], condition, variant);
  return targeting.block
    ? wrapBlock(text, targeting, condition, variant)
    : wrapFlow(text, targeting, condition, variant);
}

function addTargeting(text: string, flag: Located, condition: string, variant: string): TextEdit | undefined {
  const last = flag.entries.at(-1);
  if (last?.value === undefined) return undefined;
  const newline = eol(text);
  const value = `{ "if": [${condition}, ${variant}] }`;
  const at = last.value.end;
  if (flag.block) {
    const indent = ' '.repeat(leading(text, last.keyStart).length);
    const end = lineEnd(text, at);
    return { start: end, end, text: `${newline}${indent}targeting: ${value}` };
  }
  const ownLine = leading(text, last.keyStart).trim() === '';
  const separator = ownLine ? `,${newline}${indentation(text, last.keyStart)}` : ', ';
  return { start: at, end: at, text: `${separator}"targeting": ${value}` };
}

function prepend(text: string, chain: Located, first: Located, condition: string, variant: string): TextEdit {
  const newline = eol(text);
  if (chain.block) {
    const before = leading(text, first.start);
    const dash = before.slice(0, before.lastIndexOf('-'));
    const start = first.start - before.length + dash.length;
    return { start, end: start, text: `- ${condition}${newline}${dash}- ${variant}${newline}${dash}` };
  }
  const ownLine = leading(text, first.start).trim() === '';
  const separator = ownLine ? `,${newline}${indentation(text, first.start)}` : ', ';
  return { start: first.start, end: first.start, text: `${condition}${separator}${variant}${separator}` };
}

/** What stood there becomes the last branch, to the letter. */
function wrapFlow(text: string, targeting: Located, condition: string, variant: string): TextEdit {
  const old = text.slice(targeting.start, targeting.end);
  return { start: targeting.start, end: targeting.end, text: `{ "if": [${condition}, ${variant}, ${old}] }` };
}

/** As `wrapFlow`, by indentation: what stood there moves right as a whole. */
function wrapBlock(text: string, targeting: Located, condition: string, variant: string): TextEdit {
  const newline = eol(text);
  const column = leading(text, targeting.start).length;
  const indent = ' '.repeat(column);
  const item = `${indent}  - `;
  const shift = ' '.repeat(item.length - column);
  const old = text.slice(targeting.start, targeting.end).replaceAll(/\n(?=[^\r\n])/g, `\n${shift}`);
  return {
    start: targeting.start,
    end: targeting.end,
    text: `if:${newline}${item}${condition}${newline}${item}${variant}${newline}${item}${old}`,
  };
}

function eol(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

/** The end of the line, so that a comment behind a value stays with it. */
function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  if (end === -1) return text.length;
  return text[end - 1] === '\r' ? end - 1 : end;
}
