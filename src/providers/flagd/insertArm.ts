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
  const targeting = member(flag, 'targeting');
  if (targeting === undefined || isBlank(targeting))
    return setTargeting(text, flag, `{ "if": [${condition}, ${variant}] }`);
  if (targeting.kind === 'alias') return undefined;
  const chain = targeting.entries.length === 1 ? member(targeting, 'if') : undefined;
  if (chain?.kind === 'list' && chain.items[0] !== undefined)
    return prepend(text, chain, chain.items[0], condition, variant);
  return targeting.block
    ? wrapBlock(text, targeting, condition, variant)
    : wrapFlow(text, targeting, condition, variant);
}

/** Gives a flag that targets nobody its targeting; undefined where it has one, or cannot be given one safely. */
export function setTargeting(text: string, flag: Located, value: string): TextEdit | undefined {
  if (!flag.entries.some(({ key }) => key === 'targeting')) return addTargeting(text, flag, value);
  const targeting = member(flag, 'targeting');
  return targeting !== undefined && isBlank(targeting)
    ? { start: targeting.start, end: targeting.end, text: value }
    : undefined;
}

function isBlank({ kind, entries }: Located): boolean {
  return kind === 'scalar' || (kind === 'map' && entries.length === 0);
}

function addTargeting(text: string, flag: Located, value: string): TextEdit | undefined {
  const last = flag.entries.at(-1);
  if (last?.value === undefined) return undefined;
  const newline = eol(text);
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

/** Two items before one that is there. */
export function prepend(
  text: string,
  chain: Located,
  first: Located,
  condition: string,
  variant: string,
): TextEdit {
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

export function eol(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

/** The end of the line, so that a comment behind a value stays with it. */
export function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  if (end === -1) return text.length;
  return text[end - 1] === '\r' ? end - 1 : end;
}
