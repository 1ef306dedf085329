import type { Span } from '../references/facts.ts';
import type { Code } from './code.ts';
import { descendants, type Node } from './node.ts';

/** Stretches whose line breaks and white space are what the program says, not how it is written. */
export function textsWithin(code: Code, node: Node): readonly Span[] {
  const found: Span[] = [];
  for (const inner of descendants(node)) {
    if (code.syntax.multiline.has(inner.type)) found.push(inner);
  }
  return found;
}
