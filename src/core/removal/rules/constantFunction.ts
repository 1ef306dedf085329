import type { Code, Rule } from '../code.ts';
import type { LocalFunction } from '../localFunction.ts';
import { ancestors, isOver, type Node, part, partsOfNode, textOf } from '../node.ts';
import { isOwn, ownFunction } from '../ownFunction.ts';
import { isPure } from '../purity.ts';
import { isListed, isResult, itemsOf } from '../statements.ts';
import { takeOut } from '../takeOut.ts';
import { withoutWhole } from '../withoutWhole.ts';
import { withoutDeclaration } from './variable.ts';

/** A function of the file's own that is left with giving a constant: its calls become the constant. */
export const constantFunction: Rule = ({ code, node, value }) => {
  const owner = givenBy(code, node);
  const found = owner && ownFunction(code, owner);
  const text = code.syntax.write(value, code.text);
  if (!found || text === undefined || typeof value !== 'boolean' || !isPlain(code, found.owner))
    return undefined;
  if (!found.calls.every(({ given }) => given.every((one) => isPure(code, one)))) return undefined;
  const statement = [found.declaration, ...ancestors(found.declaration)].find((one) => isListed(code, one));
  const edits = isOwn(code, found) ? withoutFunction(code, found, statement) : undefined;
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
function givenBy(code: Code, node: Node): Node | undefined {
  const { syntax, text } = code;
  const { parent } = node;
  if (parent === undefined) return undefined;
  if (parent.type === 'expression_list' && isOver(parent, node)) return givenBy(code, parent);
  if (syntax.functions.has(parent.type) && node.field === 'body') return parent;
  // `fun on() = true`, `bool On() => true`
  const isExpression = /^(?:function_body|arrow_expression_clause)$/.test(parent.type);
  if (isExpression && partsOfNode(parent).length === 1) return parent.parent;
  const isLast = syntax.lists.has(parent.type) && isResult(code, node);
  const list = isLast ? parent : parent.parent;
  const gives = isLast || /^return\b/.test(textOf(parent, text));
  if (
    !gives ||
    !list ||
    !syntax.lists.has(list.type) ||
    itemsOf(list).length !== 1 ||
    textOf(list, text).includes('"""')
  )
    return undefined;
  const isWithin = list.parent?.type === 'function_body' || list.type === 'statement_list';
  const owner = isWithin ? list.parent?.parent : list.parent;
  return owner && syntax.functions.has(owner.type) ? owner : undefined;
}

const PARAMETERS =
  /^(?:identifier|self_parameter|(?:(?:required|typed|formal|simple)_)?parameter(?:_declaration)?)$/;

/** What is called gives it at once, and makes nothing of what it is handed. */
function isPlain({ syntax, text }: Code, owner: Node): boolean {
  const { parameters = '', body = '' } = syntax.language.functions[owner.type] ?? {};
  const head = text.slice(owner.start, part(owner, body)?.start);
  if (/^async\b|^function\s*\*|\basserts\b|\bis\b|\b(?:re)?throws\b|\)\s*async\b/.test(head)) return false;
  const list = part(owner, parameters);
  const all =
    list === owner
      ? owner.children.filter(({ type }) => /^parameter$|^=$/.test(type))
      : list && partsOfNode(list);
  const odd = syntax.plainParameter ? /=/ : /[={[.*]/;
  return (all ?? []).every(
    (one) => PARAMETERS.test(one.type) && !odd.test(textOf(one, text).replace(/=>/g, '')),
  );
}
