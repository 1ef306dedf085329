import type { Rule } from '../code.ts';
import { part } from '../node.ts';
import { statementAt } from '../statements.ts';
import { takeOut } from '../takeOut.ts';
import { truthOf } from '../truth.ts';

/** A loop that is never entered goes. One whose end was the flag stays as it is, with the constant in it. */
export const loop: Rule = ({ code, node, value }) => {
  const { parent } = node;
  const fields = parent && code.syntax.loops[parent.type];
  if (!parent || !fields || part(parent, fields.condition) !== node || /^do/.test(parent.type))
    return undefined;
  if (truthOf(value, code.syntax.language.family) !== false) return undefined;
  const statement = statementAt(code, parent);
  const edits = statement && takeOut(code, statement);
  return edits && { edits };
};
