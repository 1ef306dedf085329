import type { Parse } from '../ports/syntax.ts';
import type { Span } from '../references/facts.ts';
import type { Code } from './code.ts';
import type { Draft } from './draft.ts';
import type { Syntax } from './languages/syntax.ts';
import { cutLines } from './lines.ts';
import {
  ancestors,
  descendants,
  isOver,
  isWithin,
  type Node,
  nodeOver,
  part,
  partsOfNode,
  textOf,
} from './node.ts';
import { withoutItem } from './rules/variable.ts';
import { topOf } from './saidAbove.ts';

/** Takes out the constant, enum member or entry that names the key; undefined where it is not understood. */
export function withoutConstant(draft: Draft, span: Span, syntax: Syntax, parse: Parse): Draft | undefined {
  const code: Code = { ...parse(draft.text), syntax };
  const edit = constantAt(code, textAt(code, span), 'kept');
  if (edit === undefined) return undefined;
  const result = draft.apply([edit]);
  return parse(result.text).errors > code.errors ? undefined : result;
}

/** The text that holds a key, with its quotes; a name where the key is one. */
export function textAt({ root, syntax }: Code, span: Span): Node {
  const found = nodeOver(root, span);
  return [found, ...ancestors(found)].find(({ type }) => syntax.language.strings.has(type)) ?? found;
}

/** `exported`: what becomes of a constant that leaves the file by its own words. */
export function constantAt(code: Code, literal: Node, exported: 'kept' | 'taken') {
  return entry(code, literal) ?? declaration(code, literal, exported);
}

/** `checkout: 'new-checkout',` in a registry or an enum, one of several. */
function entry(code: Code, literal: Node) {
  const { pairs, enumMembers, fields } = code.syntax.language;
  const item = [...ancestors(literal)]
    .slice(0, 2)
    .find(({ type }) => type in pairs || type in (enumMembers ?? {}) || type === 'enum_assignment');
  const where =
    item && (pairs[item.type]?.value ?? enumMembers?.[item.type]?.value ?? fields[item.type]?.value);
  if (!item?.parent || where === undefined || partsOfNode(item.parent).length < 2) return undefined;
  const value = part(item, where);
  if (!value || value.start > literal.start) return undefined;
  if (item.type in pairs && !isRegistry(code, item.parent, value)) return undefined;
  return withoutItem(item, code.text);
}

/** Names for texts and nothing else: `{ name: 'new-checkout', enabled: true }` is a thing, and needs its name. */
function isRegistry({ syntax, text }: Code, list: Node, value: Node): boolean {
  const { pairs } = syntax.language;
  return partsOfNode(list).every((one) => {
    const fields = pairs[one.type];
    const key = textOf(part(one, fields?.key ?? ''), text).replace(/\W/g, '');
    return part(one, fields?.value ?? '')?.type === value.type && !/^(?:name|key|id|flag)$/i.test(key);
  });
}

/** `export const CHECKOUT = 'new-checkout';` */
function declaration(code: Code, literal: Node, exported: 'kept' | 'taken') {
  const holder = [...ancestors(literal)].slice(0, 3).find(({ type }) => type in code.syntax.variables);
  const { variableStatements, constants } = code.syntax;
  const statement =
    holder &&
    [holder, ...ancestors(holder)].find(
      ({ type }) => variableStatements.has(type) || constants?.statements.has(type),
    );
  if (!holder || !statement || partsOfNode(statement).filter(({ type }) => type === holder.type).length > 1)
    return undefined;
  const head = code.text.slice(statement.start, holder.end);
  if (constants?.statements.has(statement.type) && !constants.hidden.test(head)) return undefined;
  const value = part(holder, code.syntax.variables[holder.type]?.value ?? '');
  if (!value || value.start > literal.start || value.end < literal.end) return undefined;
  if (
    !isOver(value, literal) &&
    !/as_expression|satisfies/.test(value.type) &&
    !/^\s*\.freeze$/.test(code.text.slice(literal.end, value.end))
  )
    return undefined;
  const name = part(holder, code.syntax.variables[holder.type]?.name ?? '');
  if (name === undefined || isUsed(code, name)) return undefined;
  // A re-export, or an import that nothing uses, is no reference: what leaves the file stays for a person.
  const isExported = statement.parent?.type === 'export_statement';
  if (isExported && exported === 'kept') return undefined;
  const whole = isExported && statement.parent ? statement.parent : statement;
  const siblings = whole.parent ? partsOfNode(whole.parent) : [];
  const span = { start: topOf(code.text, whole).start, end: whole.end };
  return cutLines(code.text, span, { first: siblings[0] === whole, last: siblings.at(-1) === whole });
}

function isUsed(code: Code, name: Node): boolean {
  const word = textOf(name, code.text);
  if (code.syntax.isSaidBeside?.(word)) return true;
  return [...descendants(code.root)].some(
    (node) => code.syntax.names.has(node.type) && !isWithin(node, name) && textOf(node, code.text) === word,
  );
}
