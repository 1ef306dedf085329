import type { Expression, Span } from '../facts.ts';
import {
  holdsOnlyFlags,
  isServiceOfConfig,
  isTypeOfFlags,
  mayAskForFlag,
  saysFlag,
  speaksOfFlags,
  TELLING_RECEIVER,
} from '../flagNames.ts';
import { type Family, isTypeName } from '../languages/family.ts';
import type { SyntaxNode } from '../syntaxNode.ts';
import { keepInherited } from './inherited.ts';
import { keepWords } from './mentions.ts';
import { readIndex, withdrawCases } from './othersGiven.ts';
import { nameNodeIn, partOf } from './parts.ts';
import { typeOfFlagsSaid } from './typedObjects.ts';
import { computed, named, type Reader, readChildren, type Walk } from './walk.ts';

export function readName(walk: Walk, node: SyntaxNode): Expression {
  const name = walk.textOf(node);
  keepInherited(walk, node, name);
  if (walk.language.family === 'ruby' && name.endsWith('?')) return readPredicate(walk, node, name);
  if (!walk.stores || !STORE.test(name)) return walk.draft.name(node, name, walk.scope);
  return walk.draft.name({ ...node, start: node.start + 1 }, name.slice(1), walk.scope);
}

/** Ruby calls `cart_enabled?` by its name alone, which no variable can have. */
function readPredicate(walk: Walk, node: SyntaxNode, name: string): Expression {
  const called = walk.draft.name(node, name, walk.scope);
  if (mayAskForFlag(name)) walk.draft.called.push(called);
  return called;
}

/** Svelte's `$flags`: what the store `flags` holds. */
const STORE = /^\$[A-Za-z_]/;

export function readMember(walk: Walk, node: SyntaxNode): Expression {
  const shape = walk.language.members[node.type];
  const objectNode = shape && partOf(node, shape.object);
  const property = shape && partOf(node, shape.property);
  if (property === undefined) return readChildren(walk, node);
  const nameNode = nameNodeIn(property);
  const name = walk.textOf(nameNode).replace(/^\$/, '');
  if (objectNode === undefined || objectNode === property) return walk.draft.name(nameNode, name, walk.scope);
  const { start, end } = nameNode;
  const object =
    walk.language.keyPaths === objectNode.type
      ? pathRoot(walk, objectNode)
      : (lookedAt(walk, objectNode, start) ?? walk.express(objectNode));
  keepInherited(walk, nameNode, name, walk.textOf(objectNode));
  if (isOwnFlag(walk, objectNode, name))
    walk.draft.uses.push({ kind: 'member', object: asFlags(objectNode), name, start, end });
  else {
    if (walk.flagsNamed.size > 0) keepOfType(walk, objectNode, { name, start, end });
    keepOfService(walk, objectNode, { name, start, end });
  }
  return { kind: 'member', object, name, start, end };
}

/** `let page = if flags.cart { … }`, whose `if` Swift's grammar takes for the object. `at`: where the member begins. */
function lookedAt(walk: Walk, object: SyntaxNode, at: number): Expression | undefined {
  if (walk.language.family !== 'swift' || walk.textOf(object) !== 'if') return undefined;
  const [whole, name] = /^\s+(\w+)\??\.$/.exec(walk.text.slice(object.end, at)) ?? [];
  if (whole === undefined || name === undefined) return undefined;
  const start = object.end + whole.indexOf(name);
  return walk.draft.name({ start, end: start + name.length }, name, walk.scope);
}

/** In a type of flags itself `self.cart` is one of them, whatever else it may be. */
function isOwnFlag(walk: Walk, object: SyntaxNode, name: string): boolean {
  if (!isTypeOfFlags(walk.type) || !saysFlag(walk.type) || !/^[a-z]/.test(name)) return false;
  return /^(?:self|this)$/.test(walk.textOf(object));
}

/** `self.runtime.cart` where `runtime` is said to be of a type of flags. */
function keepOfType(walk: Walk, object: SyntaxNode, member: Span & { readonly name: string }): void {
  const name = LAST_NAME.exec(walk.textOf(object))?.[0] ?? '';
  const type = isTypeOfFlags(name) ? undefined : walk.flagsNamed.get(name);
  if (type === undefined || CAPITAL_FIELDS.has(walk.language.family) !== isTypeName(member.name)) return;
  const holder = asFlags(object, holdsOnlyFlags(type) ? 'featureFlags' : 'features');
  walk.draft.uses.push({ kind: 'member', object: holder, ...member });
}

/** `this.toggles.isCartOn()` where `toggles` is said to be of a service of flags, of whose methods one may ask for a flag; of values from afar any may. */
export function keepOfService(
  walk: Walk,
  object: SyntaxNode,
  member: Span & { readonly name: string },
): void {
  if (walk.servicesNamed.size === 0) return;
  const type = walk.servicesNamed.get(LAST_NAME.exec(walk.textOf(object))?.[0] ?? '');
  if (type === undefined || !(mayAskForFlag(member.name) || isServiceOfConfig(type))) return;
  const { start } = object;
  const names = walk.language.family === 'dotnet' && /^I[A-Z]/.test(type) ? [type, type.slice(1)] : [type];
  for (const name of names) {
    const of = walk.draft.name({ start, end: member.start - 1 }, name, walk.scope);
    walk.draft.uses.push({ kind: 'member', object: of, ...member });
  }
}

/** Where fields are called as types are. */
const CAPITAL_FIELDS: ReadonlySet<Family> = new Set(['dotnet', 'go']);
const LAST_NAME = /^\w+$|(?<=[.>:])\w+$/;

function asFlags(node: SyntaxNode, name = 'featureFlags'): Expression {
  return { ...computed(node), kind: 'member', object: computed(node), name };
}

/**
 * What a key path is of, behind which it begins: `featureFlags[\.cart]`, `KeyPath<FeatureFlags, Bool> = \.cart`,
 * `flags: .allDisabled.enabling(\.cart)`.
 */
const PATH_OF =
  /(\w+)[?!]*\[\s*$|KeyPath<\s*([\w.]+)\s*,[^<>]*>\??\s*=\s*$|(\w+)(?:\s?[:=]\s?)?(?:\s{0,20}\.\w+(?:\([^()]{0,60}\))?){0,3}\s{0,20}\.(?:en|dis)abl(?:e|ed|ing)\(\s*$/;
const LONGEST_BEFORE = 160;

function pathRoot({ text }: Walk, node: SyntaxNode): Expression {
  const before = PATH_OF.exec(text.slice(Math.max(0, node.start - LONGEST_BEFORE), node.start));
  const type = node.children[0];
  const holder = type ? text.slice(type.start, type.end) : (before?.[1] ?? before?.[2] ?? before?.[3] ?? '');
  return speaksOfFlags(holder) ? asFlags(node) : computed(node);
}

export function readImplicitMember(walk: Walk, node: SyntaxNode): Expression {
  const shape = walk.language.implicitMembers?.[node.type];
  const target = shape && partOf(node, shape.name);
  if (target === undefined) return readChildren(walk, node);
  if (!/^\.\w+$/.test(walk.textOf(node))) {
    // Swift's grammar binds `!` closer than the member behind it: `!flags.isOn` is `(!flags).isOn`.
    return target.field === shape?.name ? walk.express(target) : readChildren(walk, node);
  }
  const nameNode = nameNodeIn(target);
  const use: Implicit = {
    kind: 'implicit',
    name: walk.textOf(nameNode),
    start: nameNode.start,
    end: nameNode.end,
    ...(walk.switched !== undefined && isPattern(walk, node) ? { told: walk.switched } : {}),
  };
  walk.draft.uses.push(use);
  return use;
}

function isPattern(walk: Walk, { type }: SyntaxNode): boolean {
  return Object.values(walk.language.branches ?? {}).some(({ pattern }) => pattern === `@${type}`);
}

type Implicit = { -readonly [Part in keyof ImplicitFact]: ImplicitFact[Part] };
type ImplicitFact = Extract<Expression, { kind: 'implicit' }>;

/** What is given, alone or in a list, to something that speaks of flags: `isFeatureOn(.cart)`, `features = [.cart]`. */
export function tellOfFlags(given: Expression, by: readonly string[]): void {
  const speaking = by.filter(speaksOfFlags).join(' ');
  if (speaking === '') return;
  for (const implicit of implicitsIn(given))
    implicit.told = implicit.told === undefined ? speaking : `${implicit.told} ${speaking}`;
}

export function tellWhereGiven(given: Expression, place: string): void {
  for (const implicit of implicitsIn(given)) implicit.given ??= place;
}

/** What is given to something that does not is another type's: `settings(for: .cart)`. */
export function withdrawUntold(walk: Walk, given: Expression): void {
  for (const implicit of implicitsIn(given)) {
    const at = implicit.told === undefined ? walk.draft.uses.lastIndexOf(implicit) : -1;
    if (at !== -1) walk.draft.uses.splice(at, 1);
  }
}

function implicitsIn(given: Expression): readonly Implicit[] {
  if (given.kind === 'list') return given.items.flatMap(implicitsIn);
  return given.kind === 'implicit' ? [given] : [];
}

/** `switch flag { case .cart: … }`: its members are those of flags. */
export function readSwitch(walk: Walk, node: SyntaxNode): Expression {
  const shape = walk.language.switches?.[node.type];
  const subject = walk.textOf(shape && partOf(node, shape.subject));
  const outer = walk.switched;
  const isSelf = walk.language.selfNames.includes(subject);
  const name = isSelf ? walk.type : (subject.split('.').at(-1) ?? '');
  walk.switched = (isSelf ? isTypeOfFlags(name) : speaksOfFlags(name)) ? name : undefined;
  readChildren(walk, node);
  withdrawCases(walk, name, node);
  walk.switched = outer;
  return computed(node);
}

export function readSubscript(walk: Walk, node: SyntaxNode): Expression {
  const shape = walk.language.subscripts[node.type];
  const objectNode = shape && partOf(node, shape.object);
  const indexNode = shape && partOf(node, shape.index);
  if (objectNode === undefined || indexNode === undefined) return readChildren(walk, node);
  const object = walk.express(objectNode);
  const index = walk.read(indexNode);
  if (index.kind === 'text' && isOnlyName(walk, indexNode, object)) {
    walk.draft.texts.pop();
    keepWords(walk, indexNode);
  }
  readIndex(walk, object, index);
  const { start, end } = index;
  return index.kind === 'text'
    ? { kind: 'member', object, name: index.value, exact: true, start, end }
    : { kind: 'index', object, index, start, end };
}

function isOnlyName(walk: Walk, index: SyntaxNode, object: Expression): boolean {
  if (!walk.language.namingSubscripts?.has(index.type)) return false;
  const name = object.kind === 'name' || object.kind === 'member' ? object.name : '';
  return !TELLING_RECEIVER.test(name) && !walk.names.accessors.has(name);
}

export function readList(walk: Walk, node: SyntaxNode): Expression {
  const items = node.children.map((child) => {
    const [inner] = child.children;
    return walk.read(inner && walk.language.spreads?.has(child.type) ? inner : child);
  });
  return { kind: 'list', items, start: node.start, end: node.end };
}

export function readChoice(walk: Walk, node: SyntaxNode): Expression {
  const parts = walk.language.choices[node.type] ?? [];
  const options: Expression[] = [];
  node.children.forEach((child, index) => {
    const value = walk.read(child);
    if (parts.includes(index) || (child.field !== undefined && parts.includes(child.field)))
      options.push(value);
  });
  return { kind: 'either', options, start: node.start, end: node.end };
}

/** Literals that follow one another are one text. */
export function readJoined(walk: Walk, node: SyntaxNode): Expression {
  const parts = node.children.map((child) => walk.read(child));
  return { kind: 'joined', parts, start: node.start, end: node.end };
}

/** Parentheses, `await`, a cast: what it stands for is its first child. */
export const readThrough: Reader = (walk, node) => {
  const [first, ...rest] = node.children;
  if (first === undefined) return computed(node);
  const type = typeOfFlagsSaid(walk, first, first.end, node.end);
  const value = type === undefined ? walk.express(first) : named(walk, type, () => walk.express(first));
  for (const child of rest) walk.read(child);
  return value;
};
