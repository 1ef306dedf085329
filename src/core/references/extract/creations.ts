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
  const made = keyAmong(readArguments(walk, shape && partOf(node, shape.arguments)));
  const before = walk.text.slice(Math.max(0, node.start - LONGEST_HEAD), node.start);
  const words = HEAD.exec(before)?.[0].match(/\w+/g) ?? [];
  const isFlag = isTypeOfFlags(walk.type) || words.some(speaksOfFlags);
  return made?.kind === 'text' && isFlag ? { ...made, made: true } : computed(node);
}
