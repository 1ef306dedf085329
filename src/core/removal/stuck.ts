import { t } from '@vscode/l10n';
import type { Site } from './code.ts';
import { part, textOf } from './node.ts';
import { isPure, logicalOf } from './purity.ts';
import { comparisonAt } from './rules/comparison.ts';
import { optionLeft } from './rules/option.ts';
import { asks, chainAround } from './statements.ts';

/** Why a constant still decides something; undefined where it is only handed on. */
export function conditionalAround({ code, node, value }: Site): string | undefined {
  const { parent } = node;
  if (parent === undefined) return undefined;
  const shown = String(value);
  const logical = logicalOf(code, parent);
  if (logical) {
    const other = logical.left === node ? logical.right : logical.left;
    const short = textOf(other, code.text).replace(/\s+/g, ' ').slice(0, 40);
    return isPure(code, other)
      ? t`\`${short}\` need not be true or false, so the condition with ${shown} stays`
      : t`\`${short}\` may do something, so the condition with ${shown} stays`;
  }
  if (chainAround(code, node)?.arms.some((arm) => asks(arm, node))) {
    return t`a condition that is always ${shown} stays`;
  }
  const loop = code.syntax.loops[parent.type];
  if (loop && part(parent, loop.condition) === node)
    return t`a loop whose condition is always ${shown} stays`;
  if (code.syntax.switchOf(parent, code.text)?.subject === node) return t`a choice on ${shown} stays`;
  // `on, err := true, nil`
  const holder = /^(?:expression|right_assignment)_list$/.test(parent.type) ? parent.parent : parent;
  if (holder && holder.type in code.syntax.variables) return t`a variable that is always ${shown} stays`;
  if (comparisonAt({ code, node })) return t`a comparison with ${shown} stays`;
  const option = typeof value === 'boolean' ? optionLeft(code, node, value) : undefined;
  if (option) return option;
  const isReturned =
    /^return\b/.test(textOf(parent, code.text)) ||
    parent.type === 'function_body' ||
    code.syntax.functions.has(parent.type);
  return isReturned && value !== null ? t`a function gives ${shown} here` : undefined;
}
