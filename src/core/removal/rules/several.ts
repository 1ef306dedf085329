import type { Code, Rule } from '../code.ts';
import { inlined } from '../inline.ts';
import { ancestors, descendants, type Node, part, partsOfNode, textOf } from '../node.ts';
import { isNamed, roleOf } from '../roles.ts';
import { isListed } from '../statements.ts';
import { withoutItem } from './variable.ts';

/** `on, err := true, nil`: one of several that are declared at once. */
export const several: Rule = ({ code, node, value }) => {
  const { parent } = node;
  const declaration = parent?.type === 'expression_list' ? parent.parent : undefined;
  if (!parent || declaration?.type !== 'short_var_declaration' || !isListed(code, declaration))
    return undefined;
  const names = partsOfNode(part(declaration, 'left') ?? node);
  const values = partsOfNode(parent);
  const areAll = names.length === values.length && names.length > 1;
  if (!areAll || names.some((name) => !isDeclared(code, declaration, name))) return undefined;
  const at = values.indexOf(node);
  const name = names[at];
  const found = name && inlined(code, name, value);
  if (!name || !found?.complete) return undefined;
  // `err := nil` would have no type.
  const isTyped = values.every((one) => code.syntax.read(one, code.text)?.value !== null);
  const edits = [withoutItem(name, code.text), withoutItem(node, code.text), ...found.edits];
  return isTyped ? { edits } : undefined;
};
/** What is known before is given a value, where it is not shadowed: parameters and results, too. */
function isDeclared(code: Code, declaration: Node, name: Node): boolean {
  const word = textOf(name, code.text);
  const owner = [...ancestors(declaration)].find(({ type }) => code.syntax.functions.has(type));
  return (
    word !== '_' &&
    ![...descendants(owner ?? code.root)].some(
      (node) => node.end < declaration.start && isNamed(code, node, word) && roleOf(code, node) === 'other',
    )
  );
}
