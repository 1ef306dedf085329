import type { Expression } from '../facts.ts';
import { childOf, childrenOf, type SyntaxNode } from '../syntaxNode.ts';
import { keepAnswer } from './ownFields.ts';
import { partOf } from './parts.ts';
import { declarePattern } from './patterns.ts';
import { type Before, bodyOf, countedIn, resultsOf } from './results.ts';
import { keepAsking, keepChecking, nameGiven, readBody } from './returns.ts';
import { Scope } from './scope.ts';
import { readChildren, type Walk } from './walk.ts';

export function readFunction(walk: Walk, node: SyntaxNode): Expression {
  const shape = walk.language.functions[node.type];
  if (shape === undefined) return readChildren(walk, node);
  const nameNode = partOf(node, shape.name);
  const inClass = walk.self;
  const method = inClass !== undefined || walk.language.methods.has(node.type);
  const labels: string[] = [];
  const types: string[] = [];
  const name = walk.textOf(nameNode);
  const { start, end } = node;
  const typed = walk.language.implicitMembers ? { types } : {};
  const index = walk.draft.functions.push({ name, parameters: labels, ...typed, method, start, end }) - 1;
  const value: Expression = { kind: 'function', function: index, start: node.start, end: node.end };
  if (nameNode && !walk.language.methods.has(node.type)) {
    walk.draft.declare(walk.scope, {
      kind: 'value',
      name,
      value: withName(value, nameGiven(walk, node, name)),
    });
  }
  keepAnswer(walk, node, nameNode);
  const before = countedIn(walk);
  walk.within(new Scope(walk.scope), () => {
    declareSelf(walk, inClass);
    const list = partOf(node, shape.parameters);
    const parameters = parameterNodes(walk, node, list, inClass !== undefined);
    parameters.forEach((parameter, position) => {
      labels.push(declareParameter(walk, parameter, index, position));
      types.push(typeIn(walk.textOf(parameter)));
    });
    // A function inside a method is no method.
    walk.self = undefined;
    readBody(
      walk,
      name,
      rest(walk, node, list).filter((child) => child !== nameNode && child.field !== 'name'),
    );
    walk.self = inClass;
  });
  keepResults(walk, node, index, before);
  if (method) keepAsking(walk, node, name, labels, before);
  if (method) keepChecking(walk, name, before.uses);
  return value;
}

function keepResults(walk: Walk, node: SyntaxNode, index: number, before: Before): void {
  const gives = resultsOf(walk, bodyOf(walk, node), before);
  const { functions } = walk.draft;
  const read = functions[index];
  if (read && gives.length > 0) functions[index] = { ...read, gives };
}

function withName(value: Expression, given: Expression | undefined): Expression {
  const { start, end } = value;
  return given ? { kind: 'either', options: [value, given], start, end } : value;
}

const TYPE =
  /:\s*(?:@\w+\s+|inout\s+|any\s+|some\s+)*\[?(?:(?:Set|Array|Optional)<)?(?:[A-Z]\w*\.)*([A-Z]\w*)/;

/** `for flags: [FeatureFlag] = []`: of what type it is, or what it is a list of. */
export function typeIn(declaration: string): string {
  return TYPE.exec(declaration)?.[1] ?? '';
}

/** What is no parameter: the body, and defaults where the grammar puts them beside their parameters. */
function rest(walk: Walk, node: SyntaxNode, list: SyntaxNode | undefined): readonly SyntaxNode[] {
  const kinds = walk.language.parameters;
  if (kinds === undefined) return node.children.filter((child) => child !== list);
  return node.children
    .flatMap((child) => (child === list ? child.children : [child]))
    .filter((child) => !(child.type in kinds));
}

/** `self`, for what is written in a class. */
export function declareSelf(walk: Walk, inClass: number | undefined): void {
  const { selfNames } = walk.language;
  if (inClass === undefined || selfNames === 'first parameter') return;
  for (const name of selfNames) walk.scope.names.set(name, inClass);
}

/** One node for each position: Go writes several names before one type, Python counts `self` apart. */
function parameterNodes(
  walk: Walk,
  node: SyntaxNode,
  list: SyntaxNode | undefined,
  inClass: boolean,
): readonly SyntaxNode[] {
  const kinds = walk.language.parameters;
  if (kinds) return list?.children.filter((child) => child.type in kinds) ?? [];
  const single = childOf(node, 'parameter');
  if (single) return [single];
  const children = list?.children.filter((child) => !walk.language.comments.has(child.type)) ?? [];
  const nodes = children.flatMap((parameter) => {
    const names = childrenOf(parameter, 'name');
    return names.length > 1 ? names : [parameter];
  });
  if (!inClass || walk.language.selfNames !== 'first parameter') return nodes;
  const first = nodes[0];
  if (first === undefined || !/^(self|cls|mcs)$/.test(walk.textOf(first))) return nodes;
  if (walk.self !== undefined) walk.scope.names.set(walk.textOf(first), walk.self);
  return nodes.slice(1);
}

/** What is said of a parameter before it: `@Value("…") boolean on`. */
const ATTRIBUTES = new Set(['decorator', 'modifiers', 'attribute_list']);

/** Returns the name by which a caller may give it. */
function declareParameter(walk: Walk, node: SyntaxNode, owner: number, index: number): string {
  const form = walk.language.parameters?.[node.type];
  for (const child of node.children)
    if (ATTRIBUTES.has(child.type) || /^(default_)?value$/.test(child.field ?? '')) walk.read(child);
  if (form) return declareLabelled(walk, node, form, owner, index);
  const pattern = childOf(node, 'pattern') ?? childOf(node, 'name') ?? childOf(node, 'left') ?? node;
  const target = pattern.type === 'typed_parameter' ? (pattern.children[0] ?? pattern) : pattern;
  if (target.type === 'identifier') {
    const name = walk.textOf(target);
    walk.draft.declare(walk.scope, { kind: 'parameter', name, function: owner, index });
    return name;
  }
  const binding = walk.draft.bindings.push({ kind: 'parameter', name: '', function: owner, index }) - 1;
  declarePattern(walk, target, walk.draft.bound(target, '', binding));
  return '';
}

function declareLabelled(
  walk: Walk,
  node: SyntaxNode,
  form: { readonly name: string; readonly label: string },
  owner: number,
  index: number,
): string {
  const name = walk.textOf(partOf(node, form.name));
  walk.draft.declare(walk.scope, { kind: 'parameter', name, function: owner, index });
  return (walk.textOf(partOf(node, form.label)) || name).replace(/^\$/, '');
}
