import type { Expression } from '../facts.ts';
import type { SyntaxNode } from '../syntaxNode.ts';
import { partOf } from './parts.ts';
import { computed, readChildren, type Walk } from './walk.ts';

/** `x is FlagKey.Cart`, `has_flag::<Cart>`: the types are used as their names would be. */
export function readTypeUse(walk: Walk, node: SyntaxNode): Expression {
  const shape = walk.language.typeUses?.[node.type];
  const types = shape && partOf(node, shape.types);
  if (types === undefined) return readChildren(walk, node);
  const each = types.type === 'type_arguments' ? types.children : [types];
  for (const type of each) {
    const use = nameOf(walk, type);
    if (use) walk.draft.uses.push(use);
  }
  const [first] = node.children.filter((child) => child !== types);
  if (first === undefined) return computed(node);
  return walk.language.transparent.has(node.type) ? walk.express(first) : ignoring(walk, node, first);
}

/** Whether it is of a type says nothing of what it stands for. */
function ignoring(walk: Walk, node: SyntaxNode, inner: SyntaxNode): Expression {
  walk.read(inner);
  return computed(node);
}

/** `Cart`, `FlagKey.Cart`, `flags::Cart`, of `Cart<T>` the first. */
function nameOf(walk: Walk, type: SyntaxNode): Expression | undefined {
  let name: Expression | undefined;
  for (const part of namesIn(type)) {
    const { start, end } = part;
    const written = walk.textOf(part);
    name = name
      ? { kind: 'member', object: name, name: written, start, end }
      : walk.draft.name(part, written, walk.scope);
  }
  return name;
}

function namesIn(type: SyntaxNode): readonly SyntaxNode[] {
  if (type.children.length === 0) return type.type.endsWith('identifier') ? [type] : [];
  return type.children.flatMap((child) => (child.type === 'type_arguments' ? [] : namesIn(child)));
}
