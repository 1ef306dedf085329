import type { FlagValue } from '../model/flag.ts';
import type { Span } from '../references/facts.ts';
import type { Code } from './code.ts';
import { type Node, partsOfNode } from './node.ts';
import { logicalOf, notOperand } from './purity.ts';

/** What was written as true or false in the condition around an operand: `!false`, `a || true`. */
export function literalsBeside(code: Code, operand: Node) {
  let top = operand;
  while (top.parent && isCondition(code, top.parent)) top = top.parent;
  return [...literalsIn(code, top)];
}

function* literalsIn(code: Code, node: Node): Generator<Span & { readonly value: FlagValue }> {
  const read = code.syntax.read(node, code.text);
  if (typeof read?.value === 'boolean') yield { start: node.start, end: node.end, value: read.value };
  else if (isCondition(code, node)) for (const inner of partsOfNode(node)) yield* literalsIn(code, inner);
}

function isCondition(code: Code, node: Node): boolean {
  const { parentheses } = code.syntax;
  const isGroup = parentheses.has(node.type) && partsOfNode(node).length === 1;
  return isGroup || notOperand(code, node) !== undefined || logicalOf(code, node) !== undefined;
}
