import type { Parse } from '../ports/syntax.ts';
import type { Code } from './code.ts';
import type { Draft } from './draft.ts';
import type { Syntax } from './languages/syntax.ts';
import { ancestors, descendants, isWithin, type Node, textOf } from './node.ts';
import type { Remark } from './plan.ts';

/**
 * Functions that only the removed code used in their file. They are told, never taken: another file, or a framework,
 * may ask for them by name. What leaves the file by its own words is not told of, nor is a member of a class.
 */
export function idleFunctions(draft: Draft, syntax: Syntax, parse: Parse): readonly Remark[] {
  const before: Code = { ...parse(draft.original), syntax };
  const after: Code = { ...parse(draft.text), syntax };
  return functionsOf(after).flatMap(({ node, name }) => {
    const wasUsed = functionsOf(before).some((each) => each.name === name && isUsed(before, each.node, name));
    if (!wasUsed || isUsed(after, node, name)) return [];
    return [{ at: draft.before(node.start), what: `nothing in this file uses \`${name}\` any more` }];
  });
}

interface Named {
  readonly node: Node;
  readonly name: string;
}

function functionsOf(code: Code): readonly Named[] {
  const found: Named[] = [];
  for (const node of descendants(code.root)) {
    if (!code.syntax.functions.has(node.type) || isPublic(node)) continue;
    const name = node.children.find(({ field }) => field === 'name');
    if (name !== undefined) found.push({ node, name: textOf(name, code.text) });
  }
  return found;
}

function isPublic(node: Node): boolean {
  return [...ancestors(node)].some(({ type }) =>
    /export|class|interface|object|impl|trait|struct|enum/.test(type),
  );
}

/** A name within the function itself is a recursion, and no use. */
function isUsed(code: Code, node: Node, name: string): boolean {
  for (const other of descendants(code.root)) {
    const isName = code.syntax.names.has(other.type) && other.children.length === 0;
    if (isName && textOf(other, code.text) === name && !isWithin(other, node)) return true;
  }
  return false;
}
