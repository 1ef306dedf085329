import type { Expression, FileFacts } from '../facts.ts';
import { isCalledFlags, isServiceOfFlags } from '../flagNames.ts';
import type { Family } from '../languages/family.ts';
import { holderGot } from '../objectsOfFlags.ts';
import type { CallTable, FlagsObject } from '../sdkCalls/callTable.ts';
import { pathOf } from './value.ts';

/** Whether the expression is called like an object, or a hook's result, whose members are flags. */
export function flagsObjectOf(
  expression: Expression,
  file: FileFacts,
  table: CallTable,
): FlagsObject | undefined {
  const isCall = expression.kind === 'call';
  const call = isCall ? file.calls.at(expression.call) : undefined;
  const head = call ? (holderGot(call) ?? call.callee) : expression;
  if (head === undefined || (head.kind !== 'name' && head.kind !== 'member')) return undefined;
  if (!table.names.accessors.has(head.name))
    return mayBeFlags(head.name, file.family) && (isCall || !GIVES.test(head.name))
      ? { path: [head.name], case: undefined, guessed: true }
      : undefined;
  const path = pathOf(head);
  return table.flagsObjects.find(
    (object) =>
      object.path.length <= path.length &&
      object.path.every((name, index) => name === path[path.length - object.path.length + index]) &&
      (isCall || !GIVES.test(object.path.at(-1) ?? '')),
  );
}

/** In languages where members are given to an object without any type to say which, or it is seldom said: Rust's. */
const UNTYPED: ReadonlySet<Family> = new Set(['javascript', 'python', 'ruby', 'php', 'rust']);

export function mayBeFlags(name: string, family: Family): boolean {
  return UNTYPED.has(family) && (isCalledFlags(name) || isServiceOfFlags(name));
}

/** What is called so holds no flags: it gives them. */
const GIVES = /^(?:use|get)(?![a-z])/;
