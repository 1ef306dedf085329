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
  const found = assignment(code, target);
  const read = found && code.syntax.read(found.value, code.text);
  return read && { statement: found.statement, constant: read.value };
}

/** A statement that gives one name one value. */
export function assignment(code: Code, target: Node) {
  const left = outermost(target);
  const whole = left.parent;
  const right = whole && partsOfNode(whole).at(-1);
  if (!whole || !right || right === left || !isAssignment(code, left, whole)) return undefined;
  if (!/^\s*=\s*$/.test(code.text.slice(left.end, right.start))) return undefined;
  const [only, ...more] = right.type === 'expression_list' ? partsOfNode(right) : [right];
  const statement = statementAt(code, whole);
  return only && more.length === 0 && statement ? { statement, value: only } : undefined;
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
