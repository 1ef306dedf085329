import type { Reference } from '../model/reference.ts';
import type { CodeExpiry } from './facts.ts';

/** `flag: remove after 2026-12-01`, in whatever comment. */
const SAID = /\bflag:\s*(?:remove|delete|expires?)\s*(?:after|by|on)?\s*(\d{4}-\d{2}-\d{2})\b/i;

/** How many lines a comment may stand above what it is about. */
const ABOVE = 2;

/** The earliest date that a file names at a reference: on its line, or in a comment just above. */
export function codeExpiry(text: string, references: readonly Reference[]): CodeExpiry | undefined {
  if (!SAID.test(text)) return undefined;
  const lines = text.split('\n');
  const found = references.flatMap(({ file, range: { line } }) =>
    nearby(lines, line).flatMap((at): readonly CodeExpiry[] => {
      const [words, day = ''] = SAID.exec(lines[at] ?? '') ?? [];
      const date = Date.parse(day);
      if (words === undefined || !Number.isFinite(date)) return [];
      return [{ at: date, text: words, seen: `${file}:${at + 1}` }];
    }),
  );
  return found.sort((a, b) => a.at - b.at)[0];
}

/** The reference's own line, and those above it that hold nothing but a comment. */
function nearby(lines: readonly string[], line: number): readonly number[] {
  const found = [line];
  for (let at = line - 1; at >= line - ABOVE && isComment(lines[at] ?? ''); at--) found.push(at);
  return found;
}

function isComment(line: string): boolean {
  return /^\s*(?:\/\/|#|\/?\*|--|<!--|\{\/\*|"""|''')/.test(line);
}
