import type { Expression } from '../facts.ts';
import { childOf, childrenOf, type SyntaxNode } from '../syntaxNode.ts';
import { addCall } from './callFacts.ts';
import { keepWords } from './mentions.ts';
import { computed, readChildren, type Walk } from './walk.ts';

/** `<Feature name="x">` reads as a call of `Feature` with one object. */
export function readElement(walk: Walk, node: SyntaxNode): Expression {
  const shape = walk.language.elements[node.type];
  const nameNode = shape && childOf(node, shape.name);
  if (shape === undefined || nameNode === undefined) return readChildren(walk, node);
  // Classes, ids and test ids of `<div …>` are other systems' words.
  if (/^[a-z][\w-]*$/.test(walk.textOf(nameNode))) return readHostElement(walk, node);
  const callee = walk.read(nameNode);
  const members: [string, Expression][] = [];
  for (const attribute of childrenOf(node, shape.attribute)) {
    const [name, value] = attribute.children;
    if (name === undefined) continue;
    if (name.type === 'property_identifier') {
      if (value) members.push([walk.textOf(name), walk.read(value)]);
    } else walk.read(name);
  }
  const properties: Expression = { ...computed(node), kind: 'object', members };
  const parts = { callee, arguments: [properties], named: [], argumentTexts: [''], element: true as const };
  return addCall(walk, node, parts);
}

function readHostElement(walk: Walk, node: SyntaxNode): Expression {
  for (const attribute of node.children) {
    for (const value of attribute.children) {
      if (walk.language.strings.has(value.type)) keepWords(walk, value);
      else walk.read(value);
    }
  }
  return computed(node);
}
