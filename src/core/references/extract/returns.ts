import { isTypeOfFlags } from '../flagNames.ts';
import type { SyntaxNode } from '../syntaxNode.ts';
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
