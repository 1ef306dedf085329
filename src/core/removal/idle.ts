import type { Parse } from '../ports/syntax.ts';
import type { Code } from './code.ts';
import type { Draft } from './draft.ts';
import { isLocal } from './idleVariables.ts';
import type { Syntax } from './languages/syntax.ts';
import { ancestors, descendants, isWithin, type Node, part, textOf } from './node.ts';
import type { Remark } from './plan.ts';

/**
 * Functions and variables that only the removed code used in their file. They are told, never taken: another file, or a
 * framework, may ask for them by name, and making what a variable holds may do something. What leaves the file by its
 * own words is not told of, nor is a member of a class.
 */
export function idleNames(draft: Draft, syntax: Syntax, parse: Parse): readonly Remark[] {
  const before = namesIn({ ...parse(draft.original), syntax });
  const after = namesIn({ ...parse(draft.text), syntax });
  return after.declared.flatMap(({ node, name }) => {
    if (isUsed(after, node, name)) return [];
    const wasUsed = before.declared.some((each) => each.name === name && isUsed(before, each.node, name));
    return wasUsed
      ? [{ at: draft.before(node.start), what: `nothing in this file uses \`${name}\` any more` }]
      : [];
  });
}

interface Names {
  readonly declared: readonly { readonly node: Node; readonly name: string }[];
  /** Every place where a name stands. */
  readonly places: ReadonlyMap<string, readonly Node[]>;
}

/** One walk over the file. */
function namesIn(code: Code): Names {
  const { syntax, text } = code;
  const declared: { readonly node: Node; readonly name: string }[] = [];
  const places = new Map<string, Node[]>();
  for (const node of descendants(code.root)) {
    if (isName(code, node)) {
      const name = textOf(node, text);
      const known = places.get(name);
      if (known) known.push(node);
      else places.set(name, [node]);
    }
    if (syntax.functions.has(node.type)) {
      const name = node.children.find(({ field }) => field === 'name');
      if (name !== undefined && !isPublic(code, node)) declared.push({ node, name: textOf(name, text) });
    } else if (node.type in syntax.variables && !isPublic(code, node)) {
      declared.push(...variablesOf(code, node).map((name) => ({ node: name, name: textOf(name, text) })));
    }
  }
  return { declared, places };
}

function isName({ syntax }: Code, node: Node): boolean {
  return syntax.names.has(node.type) && node.children.length === 0;
}

/** Those that no other file can see. */
function variablesOf(code: Code, declaration: Node): readonly Node[] {
  if (code.syntax.language.family !== 'javascript' && !isLocal(code, declaration)) return [];
  const pattern = part(declaration, code.syntax.variables[declaration.type]?.name ?? '');
  return pattern ? [...descendants(pattern)].filter((node) => isName(code, node)) : [];
}

/** What is declared in a function stays in it. */
function isPublic({ syntax }: Code, node: Node): boolean {
  for (const { type } of ancestors(node)) {
    if (syntax.functions.has(type)) return false;
    if (/export|class|interface|object|impl|trait|struct|enum/.test(type)) return true;
  }
  return false;
}

/** A name within the function itself is a recursion, and no use. */
function isUsed({ places }: Names, node: Node, name: string): boolean {
  return places.get(name)?.some((place) => !isWithin(place, node)) === true;
}
