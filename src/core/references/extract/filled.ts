import type { Expression } from '../facts.ts';
import { speaksOfFlags } from '../flagNames.ts';
import type { SyntaxNode } from '../syntaxNode.ts';
import { argumentsIn } from './arguments.ts';
import { partOf } from './parts.ts';
import type { Walk } from './walk.ts';

/** `setFeature("new-checkout", true, &flags.NewCheckout)`: the field it fills is the flag, whatever it is called. */
export function keepFilled(
  walk: Walk,
  maker: string,
  list: SyntaxNode | undefined,
  given: readonly Expression[],
): void {
  if (walk.language.addresses === undefined || !(walk.ofFlags || speaksOfFlags(maker))) return;
  const fields = argumentsIn(walk, list).flatMap((argument) => fieldAt(walk, argument));
  const [field, ...more] = fields;
  if (field === undefined || more.length > 0) return;
  const keys = given.filter(({ kind, start }) => (kind === 'text' || kind === 'name') && start < field.start);
  if (keys.length > 0) walk.draft.filled.push([walk.textOf(field), keys]);
}

/** `&flags.NewCheckout` */
function fieldAt(walk: Walk, node: SyntaxNode): readonly SyntaxNode[] {
  const inner =
    node.type === walk.language.addresses && walk.text[node.start] === '&' ? node.children[0] : undefined;
  const shape = inner && walk.language.members[inner.type];
  const field = inner && shape && partOf(inner, shape.property);
  return field ? [field] : [];
}
