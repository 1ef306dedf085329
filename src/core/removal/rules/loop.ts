import { t } from '@vscode/l10n';
import type { Rule } from '../code.ts';
import { part } from '../node.ts';
import { Refused } from '../refused.ts';
import { statementAt } from '../statements.ts';
import { takeOut } from '../takeOut.ts';
import { truthOf } from '../truth.ts';

/** A loop that is never entered goes. One whose end was the flag stays as it is, with the constant in it. */
export const loop: Rule = ({ code, node, value }) => {
  const { parent } = node;
  const fields = parent && code.syntax.loops[parent.type];
  if (!parent || !fields || part(parent, fields.condition) !== node || /^(?:do|repeat)/.test(parent.type))
    return undefined;
  const truth = truthOf(value, code.syntax.language.family);
  if (truth === undefined) return undefined;
  if (code.syntax.unreachableIsError && (truth || parent.type.startsWith('for'))) {
    throw new Refused(t`a loop on ${String(value)} need not compile`);
  }
  if (truth) return undefined;
  const statement = statementAt(code, parent);
  const edits = statement && takeOut(code, statement);
  return edits && { edits };
};
