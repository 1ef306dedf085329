import type { AskedAt } from '../model/reference.ts';
import type { Syntaxes } from '../ports/syntax.ts';
import type { Code } from './code.ts';
import { calleeName, innermost } from './flagExpression.ts';
import { ancestors, isOver, type Node, nodeOver, part, partsOfNode, textOf } from './node.ts';
import type { Proven } from './plan.ts';
import { isPrefixed } from './prefixed.ts';
import { isCall, isPure, logicalOf } from './purity.ts';
import { readerOf } from './reader.ts';
import { isListed, isResult, itemsOf } from './statements.ts';

/** Looks at every place once. `texts` are those of the files the places are in. */
export async function provenWrappers(
  places: readonly AskedAt[],
  texts: ReadonlyMap<string, string>,
  syntaxes: Syntaxes,
): Promise<Proven> {
  const proven = new Set<string>();
  for (const place of places) {
    const text = texts.get(place.file);
    const known = text === undefined ? undefined : await readerOf(place.file, text, syntaxes);
    if (known === undefined || text === undefined) continue;
    if (givesBack({ ...known.parse(text), syntax: known.syntax }, place)) proven.add(nameOf(place));
  }
  return (asks) => asks.length > 0 && asks.every((place) => proven.has(nameOf(place)));
}

const nameOf = ({ file, start, end }: AskedAt) => `${file}:${start}:${end}`;

function givesBack(code: Code, place: AskedAt): boolean {
  const asked = innermost(nodeOver(code.root, place), place);
  if (!isOver(asked, place) || !isCall(code, asked)) return false;
  if (isPrefixed(code, asked)) return false;
  const owner = [...ancestors(asked)].find(
    ({ type }) => code.syntax.functions.has(type) && type !== 'arrow_expression_clause',
  );
  if (!owner || !declares(code, owner, asked, place.parameter)) return false;
  const value = asIs(code, asked);
  const statement = returned(code, value) ?? held(code, value) ?? (isResult(code, value) ? value : undefined);
  return statement ? endsBody(code, statement, owner, value) : isBody(value, owner);
}

/** The parameter is this function's own, not that of one around it; and nothing is done to what the function gives. */
function declares(code: Code, owner: Node, asked: Node, parameter: string): boolean {
  const head = code.text.slice(owner.start, asked.start);
  const isGenerator = /^(?:async\s+)?function\s*\*|^\*/.test(head);
  return !isGenerator && new RegExp(`\\b${parameter}\\b`).test(head) && !isDecorated(code, owner);
}

function isDecorated(code: Code, owner: Node): boolean {
  const decorators = (owner.parent?.children ?? []).filter(({ type }) => type === 'decorator');
  return decorators.some(
    (one) => !/^@(?:staticmethod|classmethod|(?:functools\.)?(?:lru_)?cache)\b/.test(textOf(one, code.text)),
  );
}

/** `(await call) as boolean`, `call ?? false`, `call || false` */
function asIs(code: Code, node: Node): Node {
  const { parent } = node;
  if (parent === undefined) return node;
  if (/^(?:expression_list|argument_list)$/.test(parent.type) && isOver(parent, node))
    return asIs(code, parent);
  const wraps = code.syntax.parentheses.has(parent.type) || parent.type in code.syntax.wrappers;
  if (wraps && partsOfNode(parent).includes(node)) return asIs(code, parent);
  const logical = logicalOf(code, parent);
  const other = logical?.left === node ? code.syntax.read(logical.right, code.text) : undefined;
  const same = other && (logical?.kind === 'otherwise' || (logical?.kind === 'or' && other.value === false));
  return same ? asIs(code, parent) : node;
}

/** `return value` */
function returned(code: Code, value: Node): Node | undefined {
  const { parent } = value;
  const gives = parent && /^return\b/.test(textOf(parent, code.text)) && partsOfNode(parent).at(-1) === value;
  if (!gives || !/return|jump|transfer|argument_list/.test(parent.type)) return undefined;
  return [parent, ...ancestors(parent)].find((node) => isListed(code, node));
}

/** `const on = value; return on` */
function held(code: Code, value: Node): Node | undefined {
  const fields = value.parent && code.syntax.variables[value.parent.type];
  if (!value.parent || !fields || part(value.parent, fields.value) !== value) return undefined;
  const name = textOf(part(value.parent, fields.name), code.text);
  const statement = [value.parent, ...ancestors(value.parent)].find((node) => isListed(code, node));
  const items = statement?.parent ? itemsOf(statement.parent) : [];
  const next = statement && items[items.indexOf(statement) + 1];
  const isNext = next !== undefined && next === items.at(-1);
  return isNext && new RegExp(`^return\\s+${name}\\s*;?$`).test(textOf(next, code.text)) ? next : undefined;
}

/** The statements before it only name things. */
function endsBody(code: Code, statement: Node, owner: Node, asked: Node): boolean {
  const around = [...ancestors(statement)];
  const between = around.slice(0, around.indexOf(owner));
  if (
    !between.every(
      ({ type }) =>
        code.syntax.lists.has(type) || /^(?:function_body|block|statement_list|lambda_literal)$/.test(type),
    )
  )
    return false;
  const items = statement.parent ? itemsOf(statement.parent) : [];
  const before = items.slice(0, items.indexOf(statement));
  return items.at(-1) === statement && before.every((item) => isQuiet(code, item, asked));
}

function isQuiet(code: Code, item: Node, asked: Node): boolean {
  if (
    item.type === 'comment' ||
    (/^(?:string|expression_statement)$/.test(item.type) && /^["']/.test(textOf(item, code.text)))
  )
    return true;
  if (!code.syntax.variableStatements.has(item.type)) return false;
  const values = holders(code, item).map((holder) =>
    part(holder, code.syntax.variables[holder.type]?.value ?? ''),
  );
  return values.every(
    (value) => value === undefined || isPure(code, value) || isHook(code, value) || value === asked,
  );
}

function holders(code: Code, item: Node): readonly Node[] {
  const own = item.type in code.syntax.variables ? [item] : [];
  return [...own, ...partsOfNode(item).filter(({ type }) => type in code.syntax.variables)];
}

/** Hooks only look. */
function isHook(code: Code, value: Node): boolean {
  return isCall(code, value) && /^use[A-Z]/.test(calleeName(code, value));
}

/** `(key) => value`, `fun on(key: String) = value` */
function isBody(value: Node, owner: Node): boolean {
  const { parent } = value;
  if (parent === owner) return value.field === 'body' || owner.children.at(-1) === value;
  return (
    parent?.parent === owner &&
    /^(?:function_body|arrow_expression_clause)$/.test(parent.type) &&
    partsOfNode(parent).length === 1
  );
}
