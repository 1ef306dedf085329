import { t } from '@vscode/l10n';
import type { Span } from '../references/facts.ts';
import type { Code } from './code.ts';
import type { Node } from './node.ts';
import { Refused } from './refused.ts';

/**
 * Without the negations before it. Swift's grammar reads `!flags.isEnabled("x")` as a call of `!flags`; the language
 * calls first, and negates what comes of it. Throws `Refused` where anything else is done to that.
 */
export function withoutNegation(code: Code, node: Node): Span {
  const all = prefixesOf(code, node);
  for (const { operator, isNegation } of all) {
    if (!isNegation) throw new Refused(t`\`${operator}\` is done to the value`);
  }
  return { start: all.at(-1)?.end ?? node.start, end: node.end };
}

export function isPrefixed(code: Code, node: Node): boolean {
  return prefixesOf(code, node).length > 0;
}

interface Prefix {
  readonly operator: string;
  readonly isNegation: boolean;
  /** Where what it is done to begins. */
  readonly end: number;
}

/** Down the first parts of a call or a member, outermost first. */
function prefixesOf({ text, syntax }: Code, node: Node): readonly Prefix[] {
  const found: Prefix[] = [];
  let first = node.children[0];
  while (first) {
    const negates = syntax.not[first.type];
    const operand = negates && first.children.at(-1);
    const operator = operand ? text.slice(first.start, operand.start).trim() : '';
    // `.checkout.isEnabled`: a member whose type is left out.
    if (operand && operator !== '.')
      found.push({ operator, isNegation: negates?.includes(operator) === true, end: operand.start });
    first = operand ?? first.children[0];
  }
  return found;
}
