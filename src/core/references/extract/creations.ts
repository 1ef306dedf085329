import type { Expression } from '../facts.ts';
import { isTypeOfFlags, speaksOfFlags } from '../flagNames.ts';
import type { SyntaxNode } from '../syntaxNode.ts';
import { readArguments } from './arguments.ts';
import { keyAmong } from './keyAmong.ts';
import { partOf } from './parts.ts';
import { computed, type Walk } from './walk.ts';

/** What is declared is not longer. */
const LONGEST_HEAD = 160;
const HEAD = /[^;{}]*$/;

/** `static readonly FeatureFlag Cart = new("cart-v2");` names a flag where its type says so. */
export function readCreation(walk: Walk, node: SyntaxNode): Expression {
  const shape = walk.language.creations?.[node.type];
  const list = shape && partOf(node, shape.arguments);
  const given = readArguments(walk, list);
  // `new() { { "new-checkout", true } }`
  for (const child of node.children) if (child !== list) walk.read(child);
  const made = keyAmong(given) ?? given.arguments.find(({ kind }) => kind === 'member');
  if (made === undefined || !(isTypeOfFlags(walk.type) || isDeclaredOfFlags(walk, node)))
    return computed(node);
  return made.kind === 'text' ? { ...made, made: true } : made;
}

/** Whether what is declared says before its value that it is of flags: by its name, or its type's. */
export function isDeclaredOfFlags({ text }: Walk, value: SyntaxNode): boolean {
  const before = text.slice(Math.max(0, value.start - LONGEST_HEAD), value.start);
  return (HEAD.exec(before)?.[0].match(/\w+/g) ?? []).some(speaksOfFlags);
}
