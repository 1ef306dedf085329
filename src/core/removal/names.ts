import type { Code } from './code.ts';
import type { Draft } from './draft.ts';
import { isAtTopLevel, reachOf } from './inline.ts';
import { ancestors, descendants, isLeaf, isWithin, type Node, part, textOf } from './node.ts';
import { roleOf } from './roles.ts';

/** A function, a type or a variable that no other file can see by its own words. */
export interface Declared {
  readonly node: Node;
  readonly name: string;
  /** Where it may be used. */
  readonly scope: Node;
  readonly kind: 'function' | 'type' | 'variable';
  /** Of a class, which asks for it as `this.old`. */
  readonly isMember: boolean;
}

interface Place {
  readonly node: Node;
  readonly isMember: boolean;
}

/** What a file declares, and where it says which name. */
export interface Names {
  readonly declared: readonly Declared[];
  readonly places: ReadonlyMap<string, readonly Place[]>;
  readonly isSaidBeside: ((word: string) => boolean) | undefined;
}

/** Kinds of a member's name, where they are not those of others. */
const MEMBER_NAMES = /^(?:private_)?(?:property|field)_identifier$/;

/** One walk over the file. */
export function namesIn(code: Code): Names {
  const { syntax } = code;
  const declared: Declared[] = [];
  const places = new Map<string, Place[]>();
  for (const node of descendants(code.root)) {
    declared.push(...declaredBy(code, node));
    // It says what something is a declaration of, and uses nothing.
    if (node.parent && syntax.types.has(node.parent.type) && nameOf(code, node.parent) === node) continue;
    const isMember = MEMBER_NAMES.test(node.type);
    if (!isMember && !isName(code, node)) continue;
    const place = { node, isMember: isMember || roleOf(code, node) === 'property' };
    const known = places.get(textOf(node, code.text));
    if (known) known.push(place);
    else places.set(textOf(node, code.text), [place]);
  }
  return { declared, places, isSaidBeside: syntax.isSaidBeside };
}

export interface Idle extends Declared {
  /** What is idle itself and the last to use it; left out where nothing uses it. */
  readonly usedBy?: Declared;
}

/** Declarations that something asked for in the original, and nothing does any more but what is idle itself. */
export function idleSince(draft: Draft, before: Names, after: Names): readonly Idle[] {
  const used = new Set(
    before.declared.filter((each) => usesOf(before, each).length > 0).map(({ node }) => node.start),
  );
  const open = new Set(after.declared.filter(({ node }) => used.has(draft.before(node.start))));
  const idle: Idle[] = [];
  for (;;) {
    const found = [...open].flatMap((each) => idleAmong(idle, each, after));
    if (found.length === 0) return idle.filter((each) => !idle.some((other) => isInside(each, other)));
    for (const each of found) open.delete(each.declared);
    idle.push(...found.map(({ declared, usedBy }) => (usedBy ? { ...declared, usedBy } : declared)));
  }
}

function isInside({ node }: Declared, other: Declared): boolean {
  return node !== other.node && isWithin(node, other.node);
}

function idleAmong(idle: readonly Idle[], declared: Declared, names: Names) {
  const { isSaidBeside } = names;
  if (isSaidBeside?.(declared.name)) return [];
  const users = usesOf(names, declared).map(({ node }) => idle.find((each) => isWithin(node, each.node)));
  if (users.includes(undefined)) return [];
  const usedBy = users[0];
  return [usedBy ? { declared, usedBy } : { declared }];
}

/** A name within a declaration itself is a recursion, and no use; that of a member is none of anything else. */
function usesOf({ places }: Names, declared: Declared): readonly Place[] {
  const { node, scope } = declared;
  const counts = (place: Place) => !place.isMember || mayBeMember(declared, place);
  return (places.get(declared.name) ?? []).filter(
    (place) => counts(place) && !isWithin(place.node, node) && isWithin(place.node, scope),
  );
}

/** Where kinds do not tell members from others, one may stand for a function or a type, but for no variable. */
function mayBeMember({ kind, isMember }: Declared, { node }: Place): boolean {
  return isMember || (kind !== 'variable' && !MEMBER_NAMES.test(node.type));
}

function declaredBy(code: Code, node: Node): readonly Declared[] {
  const { syntax, text, root } = code;
  const kind = syntax.functions.has(node.type)
    ? 'function'
    : syntax.types.has(node.type)
      ? 'type'
      : 'variable';
  if (kind !== 'variable') {
    const name = nameOf(code, node);
    if (!name || !(isName(code, name) || MEMBER_NAMES.test(name.type)) || isVisible(code, node, name))
      return [];
    return [{ node, name: textOf(name, text), scope: root, kind, isMember: isMemberOf(code, node) }];
  }
  const fields = syntax.variables[node.type];
  const pattern = fields && part(node, fields.name);
  if (!pattern) return [];
  const isMember = isMemberOf(code, node);
  const isKnown = isMember || syntax.language.family === 'javascript' || isLocal(code, node);
  if (!(isKnown || isHiddenConstant(code, node)) || isVisible(code, node, pattern)) return [];
  const names = [...descendants(pattern)].filter((one) => isName(code, one));
  return names.map((name) => {
    const scope = isMember ? root : reachOf(code, name).scope;
    return { node: name, name: textOf(name, text), scope, kind, isMember };
  });
}

function isHiddenConstant(code: Code, node: Node): boolean {
  const { constants } = code.syntax;
  const statement = statementOf(code, node);
  return (
    constants?.statements.has(statement.type) === true &&
    constants.hidden.test(code.text.slice(statement.start, node.end))
  );
}

/** What makes an object is called by the name of its class. */
function nameOf({ syntax: { language } }: Code, node: Node): Node | undefined {
  if (/constructor|init_|initializer/.test(node.type)) return undefined;
  const fields = language.functions[node.type] ?? language.classes[node.type];
  return part(node, fields?.name ?? 'name');
}

function isName({ syntax }: Code, node: Node): boolean {
  return syntax.names.has(node.type) && isLeaf(node);
}

/** In a function, and no member of a class in it. */
export function isLocal(code: Code, node: Node): boolean {
  const owner = [...ancestors(node)].find(
    ({ type }) => code.syntax.functions.has(type) || type in code.syntax.language.classes,
  );
  return owner !== undefined && code.syntax.functions.has(owner.type) && !isAtTopLevel(code, node);
}

const HOLDS_MEMBERS = /class|interface|object|impl|trait|struct|enum|protocol/;

/** Nearer to a class than to a function. */
function isMemberOf({ syntax }: Code, node: Node): boolean {
  const owner = [...ancestors(node)].find(
    ({ type }) => syntax.functions.has(type) || HOLDS_MEMBERS.test(type),
  );
  return owner === undefined ? part(node, 'receiver') !== undefined : !syntax.functions.has(owner.type);
}

/** What is declared in a function stays in it; a member leaves its class unless it says otherwise. */
function isVisible(code: Code, node: Node, name: Node): boolean {
  const { syntax, text } = code;
  const head = text.slice(statementOf(code, node).start, name.start);
  if (isMemberOf(code, node)) return !syntax.isPrivate(head, textOf(name, text), node, text);
  const around = [...ancestors(node)].map(({ type }) => type);
  if (around.some((type) => syntax.functions.has(type))) return false;
  const isExported = /\b(?:public|pub|open)\b/.test(head) || around.some((type) => /export/.test(type));
  return isExported || (syntax.language.family === 'go' && /^\p{Lu}/u.test(textOf(name, text)));
}

/** What a name is declared with: `private static final int RATE = 3;` */
export function statementOf({ syntax }: Code, node: Node): Node {
  const { variableStatements, constants } = syntax;
  const isOne = ({ type }: Node) => variableStatements.has(type) || constants?.statements.has(type) === true;
  return node.type in syntax.variables ? ([node, ...ancestors(node)].find(isOne) ?? node) : node;
}
