import { t } from '@vscode/l10n';
import type { FlagValue } from '../model/flag.ts';
import type { Code, Site } from './code.ts';
import { type Node, part, textOf } from './node.ts';
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
  const held = typeof value === 'boolean' ? optionLeft(code, node, value) : undefined;
  return held ?? elementGiven(code, parent, shown) ?? returned(code, parent, value);
}

/** `<When truthy={true}>` */
function elementGiven({ text }: Code, { type, parent }: Node, shown: string): string | undefined {
  const markup = type === 'jsx_expression' ? parent?.parent : undefined;
  const element = textOf(markup && part(markup, 'name'), text);
  return /^(?:When|If|Show|Match|Conditional)$/.test(element)
    ? t`\`<${element}>\` is always given ${shown}`
    : undefined;
}

function returned(code: Code, parent: Node, value: FlagValue): string | undefined {
  const isReturned =
    /^return\b/.test(textOf(parent, code.text)) ||
    parent.type === 'function_body' ||
    code.syntax.functions.has(parent.type);
  return isReturned && value !== null ? t`a function gives ${String(value)} here` : undefined;
}
