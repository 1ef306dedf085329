import type { Code } from './code.ts';
import { ancestors, descendants, type Node, part, textOf } from './node.ts';

/** A name that is used where nothing gives it a value any more, and so is no variable any more; undefined for none. */
export function lostVariable(before: Code, after: Code): string | undefined {
  if (!before.syntax.declaresByAssignment) return undefined;
  const left = functionsOf(after);
  for (const [name, was] of functionsOf(before)) {
    const now = left.get(name);
    const lost = [...was.given].find((word) => now && !now.given.has(word) && now.used.has(word));
    if (lost !== undefined) return lost;
  }
  return undefined;
}

interface Names {
  readonly given: Set<string>;
  readonly used: Set<string>;
}

/** By the name of the function, and none outside of all; those of the same name count as one. What is within another is its own. */
function functionsOf({ root, text, syntax }: Code): ReadonlyMap<string, Names> {
  const found = new Map<string, Names>();
  for (const node of descendants(root)) {
    if (!syntax.names.has(node.type)) continue;
    const owner = [...ancestors(node)].find(({ type }) => syntax.functions.has(type));
    const name = textOf(owner && part(owner, 'name'), text);
    const names = found.get(name) ?? { given: new Set(), used: new Set() };
    found.set(name, names);
    (isGiven(node) ? names.given : names.used).add(textOf(node, text));
  }
  return found;
}

/** On the left of an assignment, alone or among others. */
export function isGiven({ field, parent }: Node): boolean {
  return (
    (field === 'left' && /assignment$/.test(parent?.type ?? '')) || parent?.type === 'left_assignment_list'
  );
}
