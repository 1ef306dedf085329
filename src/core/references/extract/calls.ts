import type { Expression } from '../facts.ts';
import { childOf, childrenOf, type SyntaxNode } from '../syntaxNode.ts';
import { keepWords } from './mentions.ts';
import { computed, readChildren, type Walk } from './walk.ts';

/** A default is worth showing as written only when it is short. */
const LONGEST_SHOWN = 40;

export function readCall(walk: Walk, node: SyntaxNode): Expression {
  const shape = walk.language.calls[node.type];
  const calleeNode = shape && childOf(node, shape.callee);
  if (shape === undefined || calleeNode === undefined) return readChildren(walk, node);
  const callee = walk.read(calleeNode);
  const list = childOf(node, shape.arguments);
  const nodes = list === undefined ? [] : list.type === 'template_string' ? [list] : list.children;
  const given: Given = { arguments: [], named: [], argumentTexts: [] };
  const title = isTitled(walk, callee)
    ? nodes.find((child) => walk.language.strings.has(child.type))
    : undefined;
  if (title) keepWords(walk, title);
  for (const argument of nodes) if (argument !== title) readArgument(walk, argument, given);
  return addCall(walk, node, { callee, ...given });
}

interface Given {
  readonly arguments: Expression[];
  readonly named: [string, Expression][];
  readonly argumentTexts: string[];
}

function readArgument(walk: Walk, argument: SyntaxNode, given: Given): void {
  const form = walk.language.namedArguments[argument.type];
  const valueNode = form && childOf(argument, form.value);
  const value = walk.read(valueNode ?? argument);
  if (walk.language.comments.has(argument.type)) return;
  if (form && valueNode) {
    given.named.push([walk.textOf(childOf(argument, form.name)), value]);
  } else {
    given.arguments.push(value);
    given.argumentTexts.push(argument.end - argument.start > LONGEST_SHOWN ? '' : walk.textOf(argument));
  }
}

function isTitled(walk: Walk, callee: Expression): boolean {
  const root = callee.kind === 'member' && callee.object.kind === 'name' ? callee.object.name : '';
  return walk.language.testTitles.has(lastNameOf(callee) ?? '') || walk.language.testTitles.has(root);
}

type CallParts = Pick<
  Extract<Walk['draft']['calls'][number], object>,
  'callee' | 'arguments' | 'named' | 'argumentTexts' | 'element'
>;

function addCall(walk: Walk, node: SyntaxNode, parts: CallParts): Expression {
  const imported = moduleOf(parts);
  if (imported !== undefined) return { kind: 'module', source: imported, start: node.start, end: node.end };
  const call = walk.draft.calls.push({ ...parts, start: node.start, end: node.end }) - 1;
  return { kind: 'call', call, start: node.start, end: node.end };
}

/** `require('./flags')`, `import('./flags')` */
function moduleOf({ callee, arguments: [first] }: CallParts): string | undefined {
  return callee.kind === 'name' && callee.name === 'require' && first?.kind === 'text'
    ? first.value
    : undefined;
}

export function lastNameOf(callee: Expression): string | undefined {
  return callee.kind === 'name' || callee.kind === 'member' ? callee.name : undefined;
}

/** `<Feature name="x">` reads as a call of `Feature` with one object. */
export function readElement(walk: Walk, node: SyntaxNode): Expression {
  const shape = walk.language.elements[node.type];
  const nameNode = shape && childOf(node, shape.name);
  if (shape === undefined || nameNode === undefined) return readChildren(walk, node);
  // Classes, ids and test ids of `<div …>` are other systems' words.
  if (/^[a-z][\w-]*$/.test(walk.textOf(nameNode))) return readHostElement(walk, node);
  const callee = walk.read(nameNode);
  const members: [string, Expression][] = [];
  for (const attribute of childrenOf(node, shape.attribute)) {
    const [name, value] = attribute.children;
    if (name === undefined) continue;
    if (name.type === 'property_identifier') {
      if (value) members.push([walk.textOf(name), walk.read(value)]);
    } else walk.read(name);
  }
  const properties: Expression = { ...computed(node), kind: 'object', members };
  const parts = { callee, arguments: [properties], named: [], argumentTexts: [''], element: true as const };
  return addCall(walk, node, parts);
}

function readHostElement(walk: Walk, node: SyntaxNode): Expression {
  for (const attribute of node.children) {
    for (const value of attribute.children) {
      if (walk.language.strings.has(value.type)) keepWords(walk, value);
      else walk.read(value);
    }
  }
  return computed(node);
}
