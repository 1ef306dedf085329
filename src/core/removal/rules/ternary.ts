import type { Rule } from '../code.ts';
import { guarded } from '../guard.ts';
import { indentAt, isFirstOnLine, reindent } from '../lines.ts';
import { part } from '../node.ts';
import { textsWithin } from '../texts.ts';
import { truthOf } from '../truth.ts';

/** `true ? a : b` is `a`. */
export const ternary: Rule = ({ code, node, value }) => {
  const { parent } = node;
  const fields = parent && code.syntax.ternaries[parent.type];
  const truth = truthOf(value, code.syntax.language.family);
  if (!parent || !fields || part(parent, fields.condition) !== node || truth === undefined) return undefined;
  // `a ?: b`
  const kept = part(parent, truth ? fields.consequence : fields.alternative);
  if (kept === undefined) return undefined;
  const [from, to] = [hanging(code.text, kept.start), indentAt(code.text, parent.start)];
  const moved = reindent(code.text, kept, from, to, textsWithin(code, kept));
  return { edits: [...guarded(parent, kept), ...moved], kept: [kept] };
};

/** Behind a `? ` that begins its line, what hangs below is indented by that too. */
function hanging(text: string, start: number): string {
  const indent = indentAt(text, start);
  return /[?:] $/.test(text.slice(0, start)) && isFirstOnLine(text, start - 2) ? `${indent}  ` : indent;
}
