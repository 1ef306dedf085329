import type { Expression, Span } from '../facts.ts';
import {
  holdsOnlyFlags,
  isTypeOfFlags,
  mayAskForFlag,
  saysFlag,
  speaksOfFlags,
  TELLING_RECEIVER,
} from '../flagNames.ts';
import { type Family, isTypeName } from '../languages/family.ts';
import { openingLength, unquote } from '../languages/quotes.ts';
import { isEverydayWord } from '../resolve/knownKeys.ts';
import type { SyntaxNode } from '../syntaxNode.ts';
import { keepInherited } from './inherited.ts';
import { readInterpolated } from './interpolated.ts';
import { keysBehindFlags, LONGEST_ASKING } from './keysBehindFlags.ts';
import { keysInQuery } from './keysInQuery.ts';
import { keysListed } from './keysListed.ts';
import { keysQuoted } from './keysQuoted.ts';
import { keysSwitched } from './keysSwitched.ts';
import { isKeyText } from './keyText.ts';
import { keepWords } from './mentions.ts';
import { isMark } from './otherNames.ts';
import { readIndex, withdrawCases } from './othersGiven.ts';
import { nameNodeIn, partOf } from './parts.ts';
import { typeOfFlagsSaid } from './typedObjects.ts';
import { computed, named, type Reader, readChildren, type Walk } from './walk.ts';

export function readString(walk: Walk, node: SyntaxNode): Expression {
  const interpolation = node.children.find((child) => walk.language.interpolations.has(child.type));
  const literal = walk.textOf(node);
  const contentStart = node.start + openingLength(literal);
  if (isDocumentation(walk, node, literal)) {
    keepWords(walk, node);
    return computed(node);
  }
  if (interpolation) {
    const joined = readInterpolated(walk, node, contentStart);
    if (joined) return joined;
    readChildren(walk, node);
    return computed(node, walk.text.slice(contentStart, interpolation.start).replace(/[$#{\\(]+$/, ''));
  }
  const written = unquote(literal);
  const placed = PLACEHOLDER.exec(written);
  const value = placed?.[2] ?? written;
  if (!isKeyText(value)) {
    if (QUERY.test(value)) keepQuoted(walk, value, contentStart);
    else if (!keepKeysSet(walk, value, contentStart)) keepWords(walk, node);
    const only = keepSwitched(walk, value, contentStart);
    walk.draft.texts.push(
      ...keysQuoted(value, contentStart),
      ...keysListed(value, contentStart),
      ...keysInQuery(value, contentStart),
    );
    if (value.startsWith('!') && isKeyText(value.slice(1)))
      walk.draft.texts.push({
        value: value.slice(1),
        start: contentStart + 1,
        end: contentStart + value.length,
      });
    return only ?? computed(node);
  }
  if (/[={[]/.test(walk.text[node.start - 1] ?? '') && isMark(walk.text, contentStart)) {
    keepWords(walk, node);
    return computed(node);
  }
  const start = contentStart + (placed?.[1]?.length ?? 0);
  const span = { start, end: start + value.length };
  keepKeysBehind(walk, value, start);
  walk.draft.texts.push({ value, ...span });
  return { kind: 'text', value, ...span };
}

/** Python's, which is a text on lines of its own that begins a body. */
function isDocumentation({ language, text }: Walk, { start }: SyntaxNode, literal: string): boolean {
  if (language.family !== 'python' || !/^[rRuU]?(?:"""|''')/.test(literal)) return false;
  return /(?:^|:[^\S\n]*(?:#[^\n]*)?\n)\s*$/.test(text.slice(Math.max(0, start - LONGEST_BEFORE), start));
}

/** `shop.features.cart=true`, as a test is given its settings, `-Dfeatures.cart=true`. */
const SET = /^(-D|--)?([\w."'\\-]+?)(?:\s*=|$)/;

function keepKeysSet(walk: Walk, written: string, start: number): boolean {
  const [, sign = '', path = ''] = SET.exec(written) ?? [];
  return keepKeysBehind(walk, path, start + sign.length);
}

/** Returns the only one, behind its sign: `"+NewCheckout"`. */
function keepSwitched(walk: Walk, text: string, from: number): Expression | undefined {
  const keys = keysSwitched(text).map(({ value, at }) => ({
    value,
    start: from + at,
    end: from + at + value.length,
  }));
  walk.draft.texts.push(...keys);
  for (const { value, start } of keys) if (!isEverydayWord(value)) walk.draft.told.add(start);
  const [only] = keys;
  return only?.value.length === text.length - 1 ? { kind: 'text', ...only } : undefined;
}

/** Returns whether there is any. */
function keepKeysBehind(walk: Walk, path: string, start: number): boolean {
  const before = path.includes('.') ? walk.text.slice(Math.max(0, start - LONGEST_ASKING), start) : '';
  const found = keysBehindFlags(path, before);
  for (const { value, at } of found) {
    walk.draft.texts.push({ value, start: start + at, end: start + at + value.length });
    walk.draft.told.add(start + at);
  }
  return found.length > 0;
}

/** Spring's: `${new-checkout:false}`, escaped in Kotlin. Of a plain name it would be any template's. */
const PLACEHOLDER = /^(\\?\$\{)(\w+[.-][\w.-]+)(?::[^{}]*)?\}$/;

/** A statement for a database, within a text. */
const QUERY = /^\s*(?:insert\s+into|update|delete\s+from|select|merge\s+into)\s/i;

function keepQuoted(walk: Walk, query: string, start: number): void {
  for (const { index, 1: value = '' } of query.matchAll(/'([^'\n]+)'/g)) {
    const at = start + index + 1;
    if (isKeyText(value)) walk.draft.texts.push({ value, start: at, end: at + value.length });
  }
}

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

/** `this.toggles.isCartOn()` where `toggles` is said to be of a service of flags, of whose methods one may ask for a flag. */
export function keepOfService(
  walk: Walk,
  object: SyntaxNode,
  member: Span & { readonly name: string },
): void {
  if (walk.servicesNamed.size === 0 || !mayAskForFlag(member.name)) return;
  const type = walk.servicesNamed.get(LAST_NAME.exec(walk.textOf(object))?.[0] ?? '');
  if (type === undefined) return;
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
