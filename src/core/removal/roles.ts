import type { Code } from './code.ts';
import { type Node, part, partsOfNode, textOf, tokenIn } from './node.ts';

/**
 * What a name does where it stands: `other` is given a value, or declares something; `whole` needs the variable itself,
 * not only its value: it is called, or pointed at. `maybe` is the name of a field or a use: a type that is declared
 * elsewhere decides.
 */
export type Role = 'use' | 'whole' | 'property' | 'maybe' | 'other';

const NO_USE =
  /specifier|type_query|pattern|label|catch|parameter|global_statement|nonlocal|del|macro|token_tree|interpolated_identifier|left_assignment_list|exception_variable|encapsed|heredoc|global_declaration|unset|list_literal|foreach|use_clause/;
/** Kinds that hold the name of a member, or of an argument. */
const NAMES_MEMBER = /^(?:navigation_suffix|member_binding_expression|value_argument_label|name_colon)$/;
/** One of several names or values of one declaration, or a part of a literal. */
const HOLDERS = /^(?:expression_list|literal_element)$/;

export function roleOf(code: Code, name: Node): Role {
  const { parent, type } = name;
  // `new(x)` of a variable is read as that of a type.
  if (type === 'type_identifier') return isMade(code, name) ? 'whole' : 'property';
  if (parent === undefined) return 'other';
  if (type === 'shorthand_property_identifier') return 'use';
  const node = HOLDERS.test(parent.type) ? parent : name;
  const holder = node.parent ?? parent;
  if (namesMember(code, node, holder)) return keyRole(code, holder);
  if (needsVariable(code, node, holder)) return 'whole';
  return isGiven(code, node, holder) || NO_USE.test(type) || NO_USE.test(holder.type) ? 'other' : 'use';
}

export function isNamed({ syntax, text }: Code, node: Node, word: string): boolean {
  return syntax.names.has(node.type) && textOf(node, text) === word;
}

type Tables = Readonly<Record<string, Readonly<Record<string, string>>>> | undefined;

function isPart(tables: Tables, node: Node, parent: Node, which: string): boolean {
  const where = tables?.[parent.type]?.[which];
  return where !== undefined && part(parent, where) === node;
}

function namesMember({ syntax: { language } }: Code, node: Node, parent: Node): boolean {
  if (NAMES_MEMBER.test(parent.type)) return true;
  if (isPart(language.members, node, parent, 'property')) return true;
  if (isPart(language.methodCalls, node, parent, 'name') || isPart(language.pairs, node, parent, 'key'))
    return true;
  if (isPart(language.namedArguments, node, parent, 'name')) return partsOfNode(parent).length > 1;
  // Functions have names of their own there.
  return ['jvm', 'dotnet', 'swift'].includes(language.family) && isCalled(language.calls, node, parent);
}

/** `map[string]T{key: x}` asks for the variable, `Options{key: x}` need not. */
function keyRole({ syntax: { language } }: Code, holder: Node): Role {
  const literal = holder.parent?.parent;
  if (language.family !== 'go' || holder.type !== 'keyed_element') return 'property';
  return literal?.type === 'composite_literal' && part(literal, 'type')?.type === 'map_type'
    ? 'use'
    : 'maybe';
}

function isMade({ text, syntax: { language } }: Code, { parent }: Node): boolean {
  const call = parent?.type === 'argument_list' ? parent.parent : undefined;
  return language.family === 'go' && call !== undefined && /^new\s*\(/.test(textOf(call, text));
}

function isCalled(calls: Tables, node: Node, parent: Node): boolean {
  return isPart(calls, node, parent, 'callee');
}

function needsVariable({ text, syntax: { language } }: Code, node: Node, parent: Node): boolean {
  if (isCalled(language.calls, node, parent) || isHandedByReference(text, node, parent)) return true;
  return tokenIn(parent, '&') !== undefined && /^(?:go|php|swift)$/.test(language.family);
}

/** PHP's calls do not show it; the function may. */
function isHandedByReference(text: string, node: Node, { type, parent }: Node): boolean {
  if (node.type !== 'variable_name' || type !== 'argument') return false;
  const name = /(\w+)\s*$/.exec(text.slice(parent?.parent?.start, parent?.start))?.[1];
  if (name === 'isset') return true;
  return new RegExp(`\\bfunction\\s+${name ?? ''}\\s*\\([^)]*&`).test(text);
}

function isGiven({ syntax }: Code, node: Node, parent: Node): boolean {
  const { functions, variables, writes } = syntax;
  if (tokenIn(parent, '++', '--', 'ref', 'out')) return true;
  if (isPart(variables, node, parent, 'name') || isPart(writes, node, parent, 'target')) return true;
  if (functions.has(parent.type) && node.field !== 'body') return true;
  if (node.field === 'bound_identifier') return true;
  return node.field === 'name' && /declar|definition|item|class|enum/.test(parent.type);
}
