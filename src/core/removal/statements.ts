import type { Code } from './code.ts';
import type { Arm, Body, Chain } from './languages/syntax.ts';
import { ancestors, isComment, isOver, isWithin, type Node, partsOfNode } from './node.ts';

/** The statement that a node is, or is all of; undefined for a part of something else. */
export function statementAt(code: Code, node: Node): Node | undefined {
  const { parent } = node;
  if (parent === undefined) return undefined;
  if (code.syntax.lists.has(parent.type)) return isItem(node) ? node : undefined;
  const isAll = code.syntax.expressionStatements.has(parent.type) && partsOfNode(parent).length === 1;
  return isAll ? parent : undefined;
}

/** Whether a node is one of several statements, so that more or fewer may take its place. */
export function isListed(code: Code, node: Node): boolean {
  return node.parent !== undefined && code.syntax.lists.has(node.parent.type) && isItem(node);
}

const TYPE_BODY = /^(?:(?:enum_)?class_body|enum_body|declaration_list|enum_body_declarations)$/;

/** Whether a node holds the members of a type. */
export function isTypeBody({ type }: Node): boolean {
  return TYPE_BODY.test(type);
}

/** Labels and conditions stand in the same list as what hangs on them. */
function isItem({ field, type }: Node): boolean {
  return (
    field !== 'value' &&
    field !== 'condition' &&
    field !== 'parameters' &&
    !/label$|pattern$|^when_clause$|^(?:rescue|ensure|else)$/.test(type)
  );
}

export function itemsOf(list: Node): readonly Node[] {
  return partsOfNode(list).filter(isItem);
}

/** Whether what a statement gives is looked at: the last of a lambda, or of a block that is a value. */
export function isResult({ syntax, text }: Code, statement: Node): boolean {
  const { results, lists, variables } = syntax;
  if (results === undefined) return false;
  // A declaration gives nothing; but what stands before it would, were it gone.
  const isAlone = statement.parent !== undefined && itemsOf(statement.parent).length === 1;
  if (isAlone && statement.type in variables && /declaration$/.test(statement.type)) return false;
  let inner = statement;
  for (const up of ancestors(statement)) {
    if (results.owners.has(up.type)) return true;
    if (results.unread(up, text)) return false;
    if (lists.has(up.type)) {
      const items = itemsOf(up);
      if (items.at(-1) !== inner || (results.alone && items.length > 1)) return false;
    } else if (!results.through.has(up.type)) return true;
    inner = up;
  }
  return false;
}

export function asks({ condition, parts }: Arm, node: Node): boolean {
  return condition === node || (parts?.some((part) => isOver(node, part)) ?? false);
}

export function chainAround(code: Code, node: Node): Chain | undefined {
  for (const up of ancestors(node)) {
    const chain = code.syntax.chainOf(up, code.text);
    if (chain?.arms.some(({ condition }) => condition && isWithin(node, condition))) return chain;
  }
  return undefined;
}

/** Nothing that follows it in its list is ever reached. */
export function leaves(code: Code, node: Node): boolean {
  if (code.syntax.exits(node, code.text)) return true;
  if (code.syntax.lists.has(node.type)) return endsInLeaving(code, itemsOf(node));
  const [only, ...more] = partsOfNode(node);
  if (only && more.length === 0 && code.syntax.expressionStatements.has(node.type)) return leaves(code, only);
  const chain = code.syntax.chainOf(node, code.text);
  return chain !== undefined && chainLeaves(code, chain);
}

export function bodyLeaves(code: Code, body: Body): boolean {
  return endsInLeaving(code, body.items);
}

function chainLeaves(code: Code, { arms }: Chain): boolean {
  return arms.at(-1)?.condition === undefined && arms.every(({ body }) => bodyLeaves(code, body));
}

function endsInLeaving(code: Code, items: readonly Node[]): boolean {
  const last = items.at(-1);
  return last !== undefined && leaves(code, last);
}

export function hasComment(node: Node): boolean {
  return node.children.some((child) => isComment(child) || hasComment(child));
}
