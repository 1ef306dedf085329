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
  const before = namesIn({ ...parse(draft.original), syntax });
  const after = namesIn({ ...parse(draft.text), syntax });
  return after.functions.flatMap(({ node, name }) => {
    if (isUsed(after, node, name)) return [];
    const wasUsed = before.functions.some((each) => each.name === name && isUsed(before, each.node, name));
    return wasUsed
      ? [{ at: draft.before(node.start), what: `nothing in this file uses \`${name}\` any more` }]
      : [];
  });
}

interface Names {
  readonly functions: readonly { readonly node: Node; readonly name: string }[];
  /** Every place where a name stands. */
  readonly places: ReadonlyMap<string, readonly Node[]>;
}

/** One walk over the file. */
function namesIn({ root, text, syntax }: Code): Names {
  const functions: { readonly node: Node; readonly name: string }[] = [];
  const places = new Map<string, Node[]>();
  for (const node of descendants(root)) {
    if (syntax.names.has(node.type) && node.children.length === 0) {
      const name = textOf(node, text);
      const known = places.get(name);
      if (known) known.push(node);
      else places.set(name, [node]);
    }
    if (!syntax.functions.has(node.type)) continue;
    const name = node.children.find(({ field }) => field === 'name');
    if (name !== undefined && !isPublic(node)) functions.push({ node, name: textOf(name, text) });
  }
  return { functions, places };
}

function isPublic(node: Node): boolean {
  return [...ancestors(node)].some(({ type }) =>
    /export|class|interface|object|impl|trait|struct|enum/.test(type),
  );
}

/** A name within the function itself is a recursion, and no use. */
function isUsed({ places }: Names, node: Node, name: string): boolean {
  return places.get(name)?.some((place) => !isWithin(place, node)) === true;
}
