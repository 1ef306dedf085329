import type { Rule } from '../code.ts';
import { part, partsOfNode } from '../node.ts';
import { isResult, statementAt } from '../statements.ts';
import { takeOut } from '../takeOut.ts';
import { withoutItem } from './variable.ts';

/** `true;` says nothing. */
export const idleStatement: Rule = ({ code, node }) => {
  const statement = statementAt(code, node);
  if (!statement || isResult(code, statement)) return undefined;
  if (statement === node && code.syntax.results === undefined) return undefined;
  const edits = takeOut(code, statement);
  return edits && { edits };
};

/** `await true`, `Boolean(true)`: the constant itself. */
export const wrapped: Rule = ({ code, node, value }) => {
  const { parent } = node;
  const text = code.syntax.write(value, code.text);
  if (!parent || text === undefined) return undefined;
  const where = code.syntax.wrappers[parent.type];
  const call = parent.parent;
  const isCall = call !== undefined && call.type in code.syntax.language.calls && typeof value === 'boolean';
  const callee = isCall ? partsOfNode(call)[0] : undefined;
  const converts =
    callee &&
    code.syntax.transparentCalls.has(code.text.slice(callee.start, callee.end)) &&
    partsOfNode(parent).length === 1;
  if (converts && call) return { edits: [{ start: call.start, end: call.end, text, value }] };
  if (where === undefined || part(parent, where) !== node || !/await|try/.test(parent.type)) return undefined;
  return { edits: [{ start: parent.start, end: parent.end, text, value }] };
};

/** `...false`, `...null`: nothing is spread. Hooks watch no constant: `[true, id]` after an effect. */
export const idleItem: Rule = ({ code, node, value }) => {
  const { parent } = node;
  if (
    parent?.type === 'spread_element' &&
    parent.parent?.type === 'object' &&
    (value === false || value === null)
  ) {
    return { edits: [withoutItem(parent, code.text)] };
  }
  const call = parent?.parent?.parent;
  const callee = call?.type === 'call_expression' ? partsOfNode(call)[0] : undefined;
  const isHook =
    callee !== undefined && /(?:^|\.)use[A-Z]\w*$/.test(code.text.slice(callee.start, callee.end));
  const given = parent?.parent?.type === 'arguments' ? partsOfNode(parent.parent) : [];
  const isWatched = parent?.type === 'array' && given.length > 1 && given.at(-1) === parent;
  return isHook && isWatched ? { edits: [withoutItem(node, code.text)] } : undefined;
};
