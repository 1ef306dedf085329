import { t } from '@vscode/l10n';
import type { Site } from './code.ts';
import { calleeName } from './flagExpression.ts';
import { type Node, part, partsOfNode, textOf } from './node.ts';

/** Types that true and false can be taken for without a word of doubt. */
const HOLDS_BOOLEAN = /\b(?:boolean|any|unknown|const|true|false)\b/;

/** Where the code takes a constant for more than it is, why that cannot stay; undefined where it does not. */
export function misread({ code, node, value }: Site): string | undefined {
  const { members, subscripts, family } = code.syntax.language;
  const { parent } = node;
  const isMember = parent && part(parent, members[parent.type]?.object ?? '') === node;
  const isIndexed = parent && parent.type in subscripts && partsOfNode(parent)[0] === node;
  if (value === null && parent && parent.type in members) return t('what went wrong is looked at');
  if (typeof value !== 'boolean' || !(family === 'javascript' || family === 'python')) return undefined;
  if (isMember) {
    const name = textOf(part(parent, members[parent.type]?.property ?? ''), code.text);
    return /^(?:toString|valueOf)$/.test(name)
      ? undefined
      : t`\`.${name}\` of the value is used: it is more than ${value}`;
  }
  if (isIndexed) return t`a part of the value is used: it is more than ${value}`;
  if (parent && isTakenForMore(parent, code.text))
    return t`the value is taken for a \`${textOf(partsOfNode(parent)[1], code.text)}\``;
  const call = parent?.type === 'arguments' ? parent.parent : undefined;
  const callee = call ? calleeName(code, call) : '';
  return /variant/i.test(callee) ? t`\`${callee}\` takes more than ${value}` : undefined;
}

/** `flag as Variant` */
export function isTakenForMore({ type, children }: Node, text: string): boolean {
  return /^(?:as|satisfies)_expression$/.test(type) && !HOLDS_BOOLEAN.test(textOf(children.at(-1), text));
}
