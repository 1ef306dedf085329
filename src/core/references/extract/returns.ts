import type { Expression } from '../facts.ts';
import { isTypeOfFlags } from '../flagNames.ts';
import { childOf, type SyntaxNode } from '../syntaxNode.ts';
import { named, type Reader, readChildren, type Walk } from './walk.ts';

/** What is called like flags gives them: `function getFlags() { return { newCheckout: true } }`. */
export const readReturn: Reader = (walk, node) => named(walk, walk.returned, () => readChildren(walk, node));

/** A function's body, by the function's own name or that of what it is given to. */
export function readBody(walk: Walk, name: string, parts: readonly SyntaxNode[]): void {
  const { returned, flags } = walk;
  walk.returned = isTypeOfFlags(name) ? name : (flags ?? '');
  for (const part of parts) {
    // An arrow's body may be what it gives.
    const given = walk.language.scopes.has(part.type) ? '' : walk.returned;
    named(walk, part.field === 'body' ? given : '', () => walk.read(part));
  }
  walk.returned = returned;
}

/** `func NewCheckout() BoolFlag { return newCheckout }`: who asks for it by the function's name means what that gives. */
export function nameGiven(walk: Walk, node: SyntaxNode): Expression | undefined {
  if (walk.language.family !== 'go' || childOf(node, 'parameters')?.children.length !== 0) return undefined;
  const statement = onlyIn(childOf(node, 'body'));
  const name = statement?.type === 'return_statement' ? onlyIn(onlyIn(statement)) : undefined;
  return name?.type === 'identifier' ? walk.draft.name(name, walk.textOf(name), walk.scope) : undefined;
}

function onlyIn(node: SyntaxNode | undefined): SyntaxNode | undefined {
  const [only, ...more] = node?.children ?? [];
  if (only?.type === 'statement_list') return onlyIn(only);
  return more.length === 0 ? only : undefined;
}
