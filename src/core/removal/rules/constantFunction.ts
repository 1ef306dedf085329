import type { Code, Rule } from '../code.ts';
import { type LocalFunction, localFunction } from '../localFunction.ts';
import { ancestors, type Node, part, partsOfNode, textOf } from '../node.ts';
import { privateMethod } from '../privateMethod.ts';
import { isPure } from '../purity.ts';
import { isListed, itemsOf } from '../statements.ts';
import { takeOut } from '../takeOut.ts';
import { withoutWhole } from '../withoutWhole.ts';
import { withoutDeclaration } from './variable.ts';

/** A function of the file's own that is left with giving a constant: its calls become the constant. */
export const constantFunction: Rule = ({ code, node, value }) => {
  const owner = givenBy(code, node);
  const found = owner && (localFunction(code, owner) ?? privateMethod(code, owner));
  const text = code.syntax.write(value, code.text);
  if (!found || text === undefined || typeof value !== 'boolean' || !isPlain(code, found.owner))
    return undefined;
  if (!found.calls.every(({ given }) => given.every((one) => isPure(code, one)))) return undefined;
  const statement = [found.declaration, ...ancestors(found.declaration)].find((one) => isListed(code, one));
  const edits = withoutFunction(code, found, statement);
  return (
    edits && {
      edits: [...edits, ...found.calls.map(({ call: { start, end } }) => ({ start, end, text, value }))],
    }
  );
};

function withoutFunction(code: Code, { owner, declaration }: LocalFunction, statement: Node | undefined) {
  if (statement === owner) return takeOut(code, owner);
  if (statement) return withoutDeclaration(code, statement, declaration);
  const whole = withoutWhole(code, owner);
  return whole && [whole];
}

/** The function whose whole body is that it gives this. */
function givenBy({ syntax, text }: Code, node: Node): Node | undefined {
  const { parent } = node;
  if (parent === undefined) return undefined;
  if (syntax.functions.has(parent.type) && node.field === 'body') return parent;
  // `fun on() = true`, `bool On() => true`
  const isExpression = /^(?:function_body|arrow_expression_clause)$/.test(parent.type);
  if (isExpression && partsOfNode(parent).length === 1) return parent.parent;
  const list = parent.parent;
  const isReturn = /^return\b/.test(textOf(parent, text)) && list && syntax.lists.has(list.type);
  if (!isReturn || itemsOf(list).length !== 1 || textOf(list, text).includes('"""')) return undefined;
  const owner = list.parent?.type === 'function_body' ? list.parent.parent : list.parent;
  return owner && syntax.functions.has(owner.type) ? owner : undefined;
}

/** What is called gives it at once, and makes nothing of what it is handed. */
function isPlain({ syntax, text }: Code, owner: Node): boolean {
  const { parameters = '', body = '' } = syntax.language.functions[owner.type] ?? {};
  const head = text.slice(owner.start, part(owner, body)?.start);
  if (/^async\b|^function\s*\*|\basserts\b|\bis\b/.test(head)) return false;
  const list = part(owner, parameters);
  return (list ? partsOfNode(list) : []).every((one) =>
    one.type === 'identifier' || /^(?:(?:required|typed|formal)_)?parameter$/.test(one.type)
      ? !/[={[.*]/.test(textOf(one, text).replace(/=>/g, ''))
      : false,
  );
}
