import { t } from '@vscode/l10n';
import type { FlagValue } from '../model/flag.ts';
import type { Code, StepEdit } from './code.ts';
import { inlined } from './inline.ts';
import { ancestors, isComment, type Node, part, partsOfNode, textOf } from './node.ts';
import { Refused } from './refused.ts';
import { withoutItem } from './rules/variable.ts';
import { isListed } from './statements.ts';
import { takeOut } from './takeOut.ts';

/** `const { newCheckout } = useFlags()`: the name goes, and the pattern when it was the last of it. */
export function destructured(code: Code, node: Node, value: FlagValue): readonly StepEdit[] | undefined {
  const pattern = [...ancestors(node)].find(({ type }) => type === 'object_pattern');
  const item = pattern && [node, ...ancestors(node)].find(({ parent }) => parent === pattern);
  if (!pattern || !item || (item !== node && part(item, 'key') !== node && part(item, 'left') !== node))
    return undefined;
  const name = nameOf(item);
  const declarator = pattern.parent;
  const statement = declarator?.parent;
  if (!name || declarator?.type !== 'variable_declarator' || !statement)
    throw new Refused(t('the pattern around it is not understood'));
  const found = inlined(code, name, value);
  if (!found?.complete) {
    throw new Refused(
      t`\`${textOf(name, code.text)}\` is given other values too, or stands for something else nearby`,
    );
  }
  const alone = partsOfNode(pattern).length === 1 && !pattern.children.some(isComment);
  if (!alone) return [withoutItem(item, code.text), ...found.edits];
  const declarators = partsOfNode(statement).filter(({ type }) => type === declarator.type);
  const gone =
    declarators.length === 1 && isListed(code, statement)
      ? takeOut(code, statement)
      : [withoutItem(declarator, code.text)];
  return gone && [...gone, ...found.edits];
}

/** What an item of a pattern is called here. */
export function nameOf(item: Node): Node | undefined {
  if (item.type === 'shorthand_property_identifier_pattern') return item;
  const target = part(item, 'value') ?? part(item, 'left');
  if (target?.type === 'assignment_pattern') return part(target, 'left');
  return target && /identifier/.test(target.type) ? target : undefined;
}
