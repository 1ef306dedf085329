import type { Code } from './code.ts';
import type { Draft } from './draft.ts';
import { isAtTopLevel, reachOf } from './inline.ts';
import { ancestors, descendants, isWithin, type Node, part, textOf } from './node.ts';
import { roleOf } from './roles.ts';

/** A function or a variable that no other file can see by its own words. */
export interface Declared {
  readonly node: Node;
  readonly name: string;
  /** Where it may be used. */
  readonly scope: Node;
  readonly isVariable: boolean;
}

/** What a file declares, and where it says which name. */
export interface Names {
  readonly declared: readonly Declared[];
  readonly places: ReadonlyMap<string, readonly { readonly node: Node; readonly isMember: boolean }[]>;
}

/** One walk over the file. */
export function namesIn(code: Code): Names {
  const declared: Declared[] = [];
  const places = new Map<string, { readonly node: Node; readonly isMember: boolean }[]>();
  for (const node of descendants(code.root)) {
    declared.push(...declaredBy(code, node));
    if (!isName(code, node)) continue;
    const place = { node, isMember: roleOf(code, node) === 'property' };
    const known = places.get(textOf(node, code.text));
    if (known) known.push(place);
    else places.set(textOf(node, code.text), [place]);
  }
  return { declared, places };
}

/** Declarations that something asked for in the original, and nothing does any more. */
export function idleSince(draft: Draft, before: Names, after: Names): readonly Declared[] {
  const used = new Set(before.declared.filter((each) => isUsed(before, each)).map(({ node }) => node.start));
  return after.declared.filter((each) => !isUsed(after, each) && used.has(draft.before(each.node.start)));
}

/** A name within a function itself is a recursion, and no use; that of a member is no variable. */
function isUsed({ places }: Names, { node, name, scope, isVariable }: Declared): boolean {
  const known = places.get(name) ?? [];
  return known.some(
    (place) => !(isVariable && place.isMember) && !isWithin(place.node, node) && isWithin(place.node, scope),
  );
}

function declaredBy(code: Code, node: Node): readonly Declared[] {
  const { syntax, text, root } = code;
  if (syntax.functions.has(node.type)) {
    const name = node.children.find(({ field }) => field === 'name');
    return name && !isPublic(code, node)
      ? [{ node, name: textOf(name, text), scope: root, isVariable: false }]
      : [];
  }
  const fields = syntax.variables[node.type];
  if (!fields || isPublic(code, node) || !(syntax.language.family === 'javascript' || isLocal(code, node)))
    return [];
  const pattern = part(node, fields.name);
  const names = pattern ? [...descendants(pattern)].filter((one) => isName(code, one)) : [];
  return names.map((name) => ({
    node: name,
    name: textOf(name, text),
    scope: reachOf(code, name).scope,
    isVariable: true,
  }));
}

function isName({ syntax }: Code, node: Node): boolean {
  return syntax.names.has(node.type) && node.children.length === 0;
}

/** In a function, and no member of a class in it. */
export function isLocal(code: Code, node: Node): boolean {
  const owner = [...ancestors(node)].find(
    ({ type }) => code.syntax.functions.has(type) || type in code.syntax.language.classes,
  );
  return owner !== undefined && code.syntax.functions.has(owner.type) && !isAtTopLevel(code, node);
}

/** What is declared in a function stays in it. */
function isPublic({ syntax }: Code, node: Node): boolean {
  for (const { type } of ancestors(node)) {
    if (syntax.functions.has(type)) return false;
    if (/export|class|interface|object|impl|trait|struct|enum/.test(type)) return true;
  }
  return false;
}
