/** A member of a JSON object and where it stands; UTF-16 offsets, `end` exclusive. */
export interface JsonMember {
  readonly key: string;
  readonly start: number;
  readonly end: number;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const SLASH = 0x2f;
const STAR = 0x2a;
const NEWLINE = 0x0a;

/**
 * The members of the object that opens at `open`, values skipped rather than read: of a file of megabytes only the
 * one flag that is edited has to be taken apart. `text` has been parsed before, so that its form is not in doubt;
 * comments and trailing commas are passed over.
 */
export function jsonMembers(text: string, open: number): readonly JsonMember[] {
  const members: JsonMember[] = [];
  let at = next(text, open + 1);
  while (text.charCodeAt(at) === QUOTE) {
    const keyEnd = stringEnd(text, at);
    const start = next(text, next(text, keyEnd) + 1);
    const end = valueEnd(text, start);
    members.push({ key: JSON.parse(text.slice(at, keyEnd)) as string, start, end });
    at = next(text, end);
    if (text[at] === ',') at = next(text, at + 1);
  }
  return members;
}

/** Past white space and comments. */
export function next(text: string, from: number): number {
  let at = from;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code === SLASH) at = commentEnd(text, at);
    else if (code <= 0x20 || code === 0xfeff) at += 1;
    else return at;
  }
}

function commentEnd(text: string, at: number): number {
  const block = text.charCodeAt(at + 1) === STAR;
  const end = block ? text.indexOf('*/', at + 2) : text.indexOf('\n', at);
  if (end === -1) return text.length;
  return block ? end + 2 : end + (text.charCodeAt(end) === NEWLINE ? 1 : 0);
}

function stringEnd(text: string, at: number): number {
  for (let end = at + 1; ; end += 1) {
    const code = text.charCodeAt(end);
    if (code === BACKSLASH) end += 1;
    else if (code === QUOTE || end >= text.length) return end + 1;
  }
}

/** Where the value that starts at `start` ends. */
export function valueEnd(text: string, start: number): number {
  const first = text[start];
  if (first === '"') return stringEnd(text, start);
  if (first !== '{' && first !== '[') return literalEnd(text, start);
  let depth = 0;
  for (let at = start; at < text.length; ) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) at = stringEnd(text, at);
    else if (code === SLASH) at = commentEnd(text, at);
    else {
      at += 1;
      if (code === 0x7b || code === 0x5b) depth += 1;
      else if (code === 0x7d || code === 0x5d) depth -= 1;
      if (depth === 0) return at;
    }
  }
  return text.length;
}

function literalEnd(text: string, start: number): number {
  let end = start;
  while (end < text.length && !/[\s,\]}/]/.test(text.charAt(end))) end += 1;
  return end;
}
