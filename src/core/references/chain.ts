import type { Expression, Span } from './facts.ts';

/** A chain is found at its whole length, `FLAGS.checkout`; a quoted member, or one of a call, at its name. */
export function chainOf(expression: Expression): Span {
  if (expression.kind === 'member' && expression.exact) return expression;
  let root = expression;
  while (root.kind === 'member') root = root.object;
  return { start: root.kind === 'name' ? root.start : expression.start, end: expression.end };
}
