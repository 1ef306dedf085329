import type { Rule } from '../code.ts';
import { notOperand } from '../purity.ts';
import { truthOf } from '../truth.ts';

/** `!true` is `false`. */
export const negation: Rule = ({ code, node, value }) => {
  const { parent } = node;
  const truth = truthOf(value, code.syntax.language.family);
  if (parent === undefined || notOperand(code, parent) !== node || truth === undefined) return undefined;
  const text = code.syntax.write(!truth, '');
  return text === undefined
    ? undefined
    : { edits: [{ start: parent.start, end: parent.end, text, value: !truth }] };
};
