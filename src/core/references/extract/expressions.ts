import type { Expression } from '../facts.ts';
import { openingLength, unquote } from '../languages/quotes.ts';
import { childOf, type SyntaxNode } from '../syntaxNode.ts';
import { isKeyText } from './keyText.ts';
import { keepWords } from './mentions.ts';
import { nameNodeIn, partOf } from './parts.ts';
import { computed, type Reader, readChildren, type Walk } from './walk.ts';

/** Kinds of unquoted keys in objects. */
const PLAIN_KEYS = new Set(['property_identifier', 'identifier', 'hash_key_symbol', 'field_identifier']);

export function readString(walk: Walk, node: SyntaxNode): Expression {
  const interpolation = node.children.find((child) => walk.language.interpolations.has(child.type));
  const literal = walk.textOf(node);
  const contentStart = node.start + openingLength(literal);
  if (interpolation) {
    readChildren(walk, node);
    return computed(node, walk.text.slice(contentStart, interpolation.start).replace(/[$#{\\(]+$/, ''));
  }
  const value = unquote(literal);
  if (!isKeyText(value)) {
    keepWords(walk, node);
    return computed(node);
  }
  const span = { start: contentStart, end: contentStart + value.length };
  walk.draft.texts.push({ value, ...span });
  return { kind: 'text', value, ...span };
}

export function readName(walk: Walk, node: SyntaxNode): Expression {
  return walk.draft.name(node, walk.textOf(node), walk.scope);
}

export function readMember(walk: Walk, node: SyntaxNode): Expression {
  const shape = walk.language.members[node.type];
  const objectNode = shape && partOf(node, shape.object);
  const property = shape && partOf(node, shape.property);
  if (property === undefined) return readChildren(walk, node);
  const nameNode = nameNodeIn(property);
  const name = walk.textOf(nameNode).replace(/^\$/, '');
  if (objectNode === undefined || objectNode === property) return walk.draft.name(nameNode, name, walk.scope);
  const { start, end } = nameNode;
  return { kind: 'member', object: walk.express(objectNode), name, start, end };
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
  const use: Expression = {
    kind: 'implicit',
    name: walk.textOf(nameNode),
    start: nameNode.start,
    end: nameNode.end,
  };
  walk.draft.uses.push(use);
  return use;
}

export function readSubscript(walk: Walk, node: SyntaxNode): Expression {
  const shape = walk.language.subscripts[node.type];
  const objectNode = shape && partOf(node, shape.object);
  const indexNode = shape && partOf(node, shape.index);
  if (objectNode === undefined || indexNode === undefined) return readChildren(walk, node);
  const object = walk.express(objectNode);
  const index = walk.read(indexNode);
  const { start, end } = index;
  return index.kind === 'text'
    ? { kind: 'member', object, name: index.value, exact: true, start, end }
    : { kind: 'index', object, index, start, end };
}

export function readObject(walk: Walk, node: SyntaxNode): Expression {
  const members: (readonly [string, Expression])[] = [];
  const items: Expression[] = [];
  for (const child of node.children) {
    const pair = walk.language.pairs[child.type];
    const key = pair && partOf(child, pair.key);
    const value = pair && partOf(child, pair.value);
    if (key && value && key !== value) {
      if (isConstantKey(walk, node, key, value)) walk.read(key);
      members.push([keyName(walk, key), walk.read(value)]);
    } else readItem(walk, child, members, items);
  }
  const span = { start: node.start, end: node.end };
  return members.length > 0 ? { kind: 'object', members, ...span } : { kind: 'list', items, ...span };
}

/** A method, a shorthand, an object inside braces of its own, or an entry of a list. */
function readItem(
  walk: Walk,
  node: SyntaxNode,
  members: (readonly [string, Expression])[],
  items: Expression[],
): void {
  const item = walk.read(node);
  if (item.kind === 'function') members.push([walk.textOf(childOf(node, 'name')), item]);
  else if (item.kind === 'name') members.push([item.name, item]);
  if (item.kind === 'object') members.push(...item.members);
  items.push(...(item.kind === 'list' ? item.items : [item]));
}

const GO_MAP = /\bmap\[[^\]\n]*\][\w.*]*$/;
/** Longer types are not looked back over. */
const LONGEST_TYPE = 80;

/** In a Go map a bare key is a constant; in a struct it is a field, whose value is never bare braces. */
function isConstantKey(walk: Walk, object: SyntaxNode, key: SyntaxNode, value: SyntaxNode): boolean {
  if (key.type !== 'literal_element') return false;
  const before = walk.text.slice(Math.max(0, object.start - LONGEST_TYPE), object.start);
  return value.children[0]?.type === 'literal_value' || GO_MAP.test(before);
}

/** A quoted or computed key may itself be a flag key. */
function keyName(walk: Walk, key: SyntaxNode): string {
  if (PLAIN_KEYS.has(key.type)) return walk.textOf(key);
  const inner = key.type === 'literal_element' ? key.children[0] : key;
  if (inner?.type === 'identifier') return walk.textOf(inner);
  const [only] =
    key.type === 'computed_property_name' ? key.children.map((child) => walk.read(child)) : [walk.read(key)];
  return only?.kind === 'text' ? only.value : '';
}

export function readList(walk: Walk, node: SyntaxNode): Expression {
  const items = node.children.map((child) => walk.read(child));
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

export function readBinary(walk: Walk, node: SyntaxNode): Expression {
  const left = childOf(node, 'left') ?? node.children[0];
  const right = childOf(node, 'right') ?? node.children.at(-1);
  if (left === undefined || right === undefined || left === right) return readChildren(walk, node);
  const options = [walk.read(left), walk.read(right)];
  const operator = walk.text.slice(left.end, right.start).trim();
  const span = { start: node.start, end: node.end };
  if (/^(\|\||\?\?|\?:|or)$/.test(operator)) return { kind: 'either', options, ...span };
  const isText = options.some(({ kind }) => kind === 'text' || kind === 'joined');
  return (operator === '+' || operator === '.') && isText
    ? { kind: 'joined', parts: options, ...span }
    : computed(node, operator === '+' ? prefixOf(options[0]) : undefined);
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
  const value = walk.express(first);
  for (const child of rest) walk.read(child);
  return value;
};

function prefixOf(first: Expression | undefined): string | undefined {
  return first?.kind === 'text' ? first.value : first?.kind === 'computed' ? first.prefix : undefined;
}
