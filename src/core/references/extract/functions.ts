import type { Expression } from '../facts.ts';
import { childOf, childrenOf, type SyntaxNode } from '../syntaxNode.ts';
import { declarePattern } from './patterns.ts';
import { Scope } from './scope.ts';
import { readChildren, type Walk } from './walk.ts';

export function readFunction(walk: Walk, node: SyntaxNode): Expression {
  const shape = walk.language.functions[node.type];
  if (shape === undefined) return readChildren(walk, node);
  const nameNode = childOf(node, shape.name);
  const inClass = walk.self;
  const method = inClass !== undefined || walk.language.methods.has(node.type);
  const parameters: string[] = [];
  const name = walk.textOf(nameNode);
  const index = walk.draft.functions.push({ name, parameters, method }) - 1;
  const value: Expression = { kind: 'function', function: index, start: node.start, end: node.end };
  if (nameNode && !walk.language.methods.has(node.type)) {
    walk.draft.declare(walk.scope, { kind: 'value', name, value });
  }
  walk.within(new Scope(walk.scope), () => {
    declareSelf(walk, inClass);
    const found = parameterNodes(walk, node, shape.parameters, inClass !== undefined);
    found.forEach((parameter, position) => {
      parameters.push(declareParameter(walk, parameter, index, position));
    });
    // A function inside a method is no method.
    walk.self = undefined;
    for (const child of node.children) {
      if (child !== nameNode && child.field !== shape.parameters) walk.read(child);
    }
    walk.self = inClass;
  });
  return value;
}

function declareSelf(walk: Walk, inClass: number | undefined): void {
  const { selfName } = walk.language;
  if (inClass !== undefined && selfName !== undefined && selfName !== 'first parameter') {
    walk.scope.names.set(selfName, inClass);
  }
}

/** One node for each position: Go writes several names before one type, Python counts `self` apart. */
function parameterNodes(walk: Walk, node: SyntaxNode, field: string, inClass: boolean): SyntaxNode[] {
  const single = childOf(node, 'parameter');
  if (single) return [single];
  const list =
    childOf(node, field)?.children.filter((child) => !walk.language.comments.has(child.type)) ?? [];
  const nodes = list.flatMap((parameter) => {
    const names = childrenOf(parameter, 'name');
    return names.length > 1 ? names : [parameter];
  });
  if (!inClass || walk.language.selfName !== 'first parameter') return nodes;
  const first = nodes[0];
  if (first === undefined || !/^(self|cls|mcs)$/.test(walk.textOf(first))) return nodes;
  if (walk.self !== undefined) walk.scope.names.set(walk.textOf(first), walk.self);
  return nodes.slice(1);
}

function declareParameter(walk: Walk, node: SyntaxNode, owner: number, index: number): string {
  const pattern = childOf(node, 'pattern') ?? childOf(node, 'name') ?? childOf(node, 'left') ?? node;
  for (const child of node.children) if (child.field === 'value') walk.read(child);
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

/** Classes and enums: an object whose members are the fields and methods. */
export function readClass(walk: Walk, node: SyntaxNode): Expression {
  const shape = walk.language.classes[node.type];
  const body = shape && childOf(node, shape.body);
  if (shape === undefined || body === undefined) return readChildren(walk, node);
  const nameNode = childOf(node, shape.name);
  const name = walk.textOf(nameNode);
  const members: [string, Expression][] = [];
  const value: Expression = { kind: 'object', members, start: node.start, end: node.end };
  const outerSelf = walk.self;
  const binding = walk.draft.declare(walk.scope, { kind: 'value', name, value });
  for (const child of node.children) if (child !== body && child !== nameNode) walk.read(child);
  walk.within(new Scope(walk.scope, true), () => {
    walk.self = binding;
    for (const member of body.children) readMember(walk, member, members);
    collectDeclared(walk, members);
    walk.self = outerSelf;
  });
  return value;
}

function readMember(walk: Walk, node: SyntaxNode, members: [string, Expression][]): void {
  const field = walk.language.fields[node.type];
  if (field === undefined) {
    const value = walk.read(node);
    if (value.kind === 'function') members.push([walk.textOf(childOf(node, 'name')), value]);
    return;
  }
  const valueNode = childOf(node, field.value);
  for (const child of node.children) if (child.type === 'decorator') walk.read(child);
  if (valueNode) members.push([walk.textOf(childOf(node, field.name)), walk.read(valueNode)]);
}

/** A Python class body declares its members as names. */
function collectDeclared(walk: Walk, members: [string, Expression][]): void {
  for (const [name, index] of walk.scope.names) {
    const binding = walk.draft.bindings[index];
    if (binding?.kind === 'value') members.push([name, binding.value]);
  }
}
