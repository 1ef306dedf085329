import { type Expression, ITSELF } from '../facts.ts';
import { isTypeOfFlags, isTypeOfOneFlag, speaksOfFlags } from '../flagNames.ts';
import { isFlagByName, isSwitchByName } from '../flagsByName.ts';
import { openingLength, unquote } from '../languages/quotes.ts';
import { childOf, type SyntaxNode } from '../syntaxNode.ts';
import { isKeyText } from './keyText.ts';
import { partOf } from './parts.ts';
import { keysOfMarkup } from './quoted.ts';
import { computed, named, tellGiven, type Walk, withdraw, withoutKind } from './walk.ts';

/** Kinds of unquoted keys in objects. */
const PLAIN_KEYS = new Set(['property_identifier', 'identifier', 'hash_key_symbol', 'field_identifier']);

interface Contents {
  readonly members: (readonly [string, Expression])[];
  readonly items: Expression[];
  /** `...defaults` */
  readonly spread: Expression[];
}

export function readObject(walk: Walk, node: SyntaxNode): Expression {
  const shape = walk.language.typedObjects?.[node.type];
  if (shape === undefined) return readContents(walk, node);
  const written = walk.textOf(partOf(node, shape.type));
  // What a map is called that is in a field of flags: `FeatureGates: map[string]bool{"Cart": true}`.
  if (MAP_OF_TEXTS.test(written)) return readContents(walk, node);
  const object = named(walk, typeMade(written), () => readContents(walk, node));
  if (QUEUE.test(written)) withdraw(walk, memberOf(object, 'Name'));
  return asOneFlag(object, written);
}

/** `Feature{Key: "new-checkout"}` is that flag. */
function asOneFlag(object: Expression, written: string): Expression {
  if (object.kind !== 'object' || !isTypeOfOneFlag(lastWritten(written))) return object;
  const key = KEYS.map((name) => memberOf(object, name)).find((value) => value?.kind === 'text');
  return key?.kind === 'text'
    ? { ...object, members: [...object.members, [ITSELF, { ...key, made: true }]] }
    : object;
}

/** Fields that hold a flag's key, the surest first. */
const KEYS = ['Key', 'ID', 'Id', 'Name', 'key', 'id', 'name'];

/** `*features.Feature` */
function lastWritten(type: string): string {
  return type.slice(type.lastIndexOf('.') + 1);
}

const MAP_OF_TEXTS = /^map\[string\]/;
/** Of a queue, by its name in logs. */
const QUEUE = /QueueConfig\b/;

/** What an object is given under a name. */
export function memberOf(object: Expression | undefined, name: string): Expression | undefined {
  return object?.kind === 'object' ? object.members.find(([member]) => member === name)?.[1] : undefined;
}

/** `features.Config{…}` is of flags as its package is. */
function typeMade(written: string): string {
  const [, owner = '', type = ''] = /^(?:(\w+)\.)?(\w+)$/.exec(written) ?? [];
  return isTypeOfFlags(type) || owner === '' ? type : owner;
}

function readContents(walk: Walk, node: SyntaxNode): Expression {
  const contents: Contents = { members: [], items: [], spread: [] };
  for (const child of node.children) {
    const pair = walk.language.pairs[child.type];
    const key = pair && partOf(child, pair.key);
    const value = pair && partOf(child, pair.value);
    if (key && key !== value) {
      if (isConstantKey(walk, node, key, value)) walk.read(key);
      const name = keyName(walk, key);
      // A number is never materialized.
      const read = value ? named(walk, name, () => walk.read(value)) : computed(child);
      if (value && name === 'template') keepMarkup(walk, value);
      tellGiven(walk, name, read);
      contents.members.push([name, withoutKind(walk, name, read)]);
    } else readItem(walk, child, contents);
  }
  const { members, items, spread } = contents;
  keepTable(walk, node, members);
  const span = { start: node.start, end: node.end };
  if (members.length === 0) return { kind: 'list', items: [...spread, ...items], ...span };
  const object: Expression = { kind: 'object', members, ...span };
  return spread.length === 0 ? object : { kind: 'either', options: [object, ...spread], ...span };
}

/** Angular's and Vue's components may hold their templates. */
function keepMarkup(walk: Walk, node: SyntaxNode): void {
  if (walk.language.family !== 'javascript' || !walk.language.strings.has(node.type)) return;
  for (const { value, at } of keysOfMarkup(walk.textOf(node).slice(1, -1))) {
    const start = node.start + 1 + at;
    walk.draft.texts.push({ value, start, end: start + value.length });
  }
}

/** A method, a shorthand, another object's members, an object inside braces of its own, or an entry of a list. */
function readItem(walk: Walk, node: SyntaxNode, { members, items, spread }: Contents): void {
  const [inner] = node.children;
  if (inner && walk.language.spreads?.has(node.type)) {
    spread.push(walk.read(inner));
    return;
  }
  const item = walk.read(node);
  if (item.kind === 'function') members.push([walk.textOf(childOf(node, 'name')), item]);
  else if (item.kind === 'name') {
    members.push([item.name, item]);
    keepEntryName(walk, node);
  }
  if (item.kind === 'object') members.push(...item.members);
  items.push(...(item.kind === 'list' ? item.items : [item]));
}

const GO_MAP = /\bmap\[[^\]\n]*\][\w.*]*$/;
/** Longer types are not looked back over. */
const LONGEST_TYPE = 80;

/** Python's bare keys are names; in a Go map a bare key is a constant, in a struct it is a field, whose value is never bare braces. */
function isConstantKey(
  walk: Walk,
  object: SyntaxNode,
  key: SyntaxNode,
  value: SyntaxNode | undefined,
): boolean {
  if (key.type !== 'literal_element') return walk.language.nameKeys?.has(key.type) === true;
  const before = walk.text.slice(Math.max(0, object.start - LONGEST_TYPE), object.start);
  return value?.children[0]?.type === 'literal_value' || GO_MAP.test(before);
}

const TABLE_OF_FLAGS = /\bmap\[(?:\w+\.)?(\w+)\]\w+$/;

/** `map[Feature]string{Cart: "cart-v2"}`: what a flag that is a number is called. */
function keepTable(walk: Walk, node: SyntaxNode, members: Contents['members']): void {
  const before = walk.text.slice(Math.max(0, node.start - LONGEST_TYPE), node.start);
  if (!speaksOfFlags(TABLE_OF_FLAGS.exec(before)?.[1] ?? '')) return;
  const texts = members.flatMap(([, value]) => (value.kind === 'text' ? [value.value] : []));
  if (new Set(texts).size !== members.length) return;
  for (const [name, value] of members)
    if (value.kind === 'text') walk.draft.tabled.push([name, { ...value, made: true }]);
}

/** A quoted or computed key may itself be a flag key; any may be, of an object that is called like flags. */
function keyName(walk: Walk, key: SyntaxNode): string {
  if (PLAIN_KEYS.has(key.type)) {
    if (key.type === 'hash_key_symbol' && walk.table && walk.flags === undefined) keepEntry(walk, key);
    else keepEntryName(walk, key);
    return walk.textOf(key);
  }
  const inner = key.type === 'literal_element' ? key.children[0] : key;
  if (inner?.type === 'identifier') {
    if (walk.flags !== undefined) keepMemberName(walk, inner);
    return walk.textOf(inner);
  }
  const [only] =
    key.type === 'computed_property_name' ? key.children.map((child) => walk.read(child)) : [walk.read(key)];
  if (only?.kind !== 'text') return '';
  keepQuotedName(walk, only);
  return only.value;
}

/** The text just read is the name of a member. */
export function keepQuotedName(walk: Walk, { start }: Expression): void {
  const text = walk.draft.texts.at(-1);
  if (text?.start === start && walk.flags !== undefined)
    walk.draft.texts.splice(-1, 1, { ...text, own: walk.flags, entry: true });
}

/** `STAGES = { cart_v2: … }`: a symbol is as much of a text as any. */
function keepEntry(walk: Walk, node: SyntaxNode): void {
  const value = walk.textOf(node);
  if (isKeyText(value)) walk.draft.texts.push({ value, entry: true, start: node.start, end: node.end });
}

/** Of an object or a type of objects: one whose name says that it switches something is a flag's wherever it stands. */
export function keepEntryName(walk: Walk, node: SyntaxNode): void {
  keepMemberName(walk, node, true);
}

export function keepMemberName(walk: Walk, node: SyntaxNode, isEntry = false): void {
  const written = walk.textOf(node);
  const value = unquote(written);
  const isSwitch = isEntry && walk.flags === undefined && !walk.parameters && isSwitchByName(value);
  if ((walk.flags === undefined && !isSwitch && !isFlagByName(value)) || !isKeyText(value)) return;
  const own = walk.flags === undefined ? (isSwitch ? { member: true as const } : {}) : { own: walk.flags };
  const start = node.start + openingLength(written);
  walk.draft.texts.push({ value, ...own, entry: true, start, end: start + value.length });
}
