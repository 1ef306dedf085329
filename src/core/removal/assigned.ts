import type { FlagValue } from '../model/flag.ts';
import type { Code } from './code.ts';
import { isOver, type Node, part, partsOfNode } from './node.ts';
import { statementAt } from './statements.ts';

/** A statement that gives something a constant, and does nothing else. */
export interface Assigned {
  readonly statement: Node;
  readonly constant: FlagValue;
}

/** `on = true`, by what stands on its left. */
export function assigned(code: Code, target: Node): Assigned | undefined {
  const left = outermost(target);
  const assignment = left.parent;
  const right = assignment && partsOfNode(assignment).at(-1);
  if (!assignment || !right || right === left || !isAssignment(code, left, assignment)) return undefined;
  if (!/^\s*=\s*$/.test(code.text.slice(left.end, right.start))) return undefined;
  const [only, ...more] = right.type === 'expression_list' ? partsOfNode(right) : [right];
  const read = only && more.length === 0 ? code.syntax.read(only, code.text) : undefined;
  const statement = statementAt(code, assignment);
  return read && statement ? { statement, constant: read.value } : undefined;
}

/** With what holds nothing but it. */
function outermost(node: Node): Node {
  const { parent } = node;
  const holds = parent && /^(?:expression_list|directly_assignable_expression)$/.test(parent.type);
  return holds && isOver(parent, node) ? outermost(parent) : node;
}

function isAssignment({ syntax }: Code, left: Node, assignment: Node): boolean {
  const { type } = assignment;
  const target = syntax.writes[type]?.target;
  const isTarget = target !== undefined && part(assignment, target) === left;
  return isTarget || (type === 'assignment' && left.type === 'directly_assignable_expression');
}
