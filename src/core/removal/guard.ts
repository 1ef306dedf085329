import type { StepEdit } from './code.ts';
import type { Node } from './node.ts';

/** `() => flag ? { a: 1 } : b`: an object that comes to stand where a block could needs parentheses. */
export function guarded(parent: Node, kept: Node): readonly [StepEdit, StepEdit] {
  const bare = kept.type === 'object' && parent.parent?.type === 'arrow_function' && parent.field === 'body';
  return [
    { start: parent.start, end: kept.start, text: bare ? '(' : '' },
    { start: kept.end, end: parent.end, text: bare ? ')' : '' },
  ];
}
