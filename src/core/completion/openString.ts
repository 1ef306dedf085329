import type { Family } from '../references/languages/family.ts';

/** A string, or a symbol, that a key is being typed into. UTF-16 offsets. */
export interface OpenString {
  /** Where its quote or colon stands. */
  readonly opening: number;
  /** Of what may be replaced by a key. */
  readonly start: number;
  readonly end: number;
  /** What stands before the cursor. */
  readonly typed: string;
}

const KEY_BEFORE = /[\w$.:/@-]*$/;
const KEY_AFTER = /^[\w$.:/@-]*/;

/** Languages in which a single quote opens no string. */
const DOUBLE_ONLY: ReadonlySet<Family> = new Set(['jvm', 'dotnet', 'swift', 'rust']);

/** The string around `offset`, as far as its line tells; undefined where the cursor is in none. */
export function openStringAt(text: string, offset: number, family: Family): OpenString | undefined {
  const line = text.lastIndexOf('\n', offset - 1) + 1;
  const lineEnd = text.indexOf('\n', offset);
  const before = text.slice(line, offset);
  const opening = openingIn(before, family) ?? symbolIn(before, family);
  if (opening === undefined) return undefined;
  const typed = before.slice(opening + 1);
  if (KEY_BEFORE.exec(typed)?.[0] !== typed) return undefined;
  const rest = text.slice(offset, lineEnd === -1 ? undefined : lineEnd);
  // What follows belongs to the string only where the string is closed: `isOn("|` may stand before other code.
  const more = KEY_AFTER.exec(rest)?.[0] ?? '';
  const isClosed = rest[more.length] === before[opening] || before[opening] === ':';
  const start = line + opening + 1;
  return { opening: line + opening, start, end: isClosed ? offset + more.length : offset, typed };
}

function openingIn(before: string, family: Family): number | undefined {
  const quotes = DOUBLE_ONLY.has(family) ? '"' : family === 'go' ? '"`' : '"\'`';
  let open: number | undefined;
  for (let at = 0; at < before.length; at++) {
    const character = before[at] ?? '';
    if (character === '\\') at += 1;
    else if (open === undefined ? quotes.includes(character) : character === before[open])
      open = open === undefined ? at : undefined;
  }
  return open;
}

function symbolIn(before: string, family: Family): number | undefined {
  return family === 'ruby' ? /(?<![\w:]):(?=\w*$)/.exec(before)?.index : undefined;
}
