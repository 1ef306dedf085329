import type { FlagValue } from '../../model/flag.ts';
import { php as language } from '../../references/languages/php.ts';
import { braced } from '../bodies.ts';
import { trimmed } from '../lines.ts';
import {
  descendants,
  type Node,
  part,
  partsAt,
  partsOfNode,
  siblingAfter,
  textOf,
  tokenIn,
} from '../node.ts';
import { singleQuoted } from './quoted.ts';
import { saysPrivate } from './saysPrivate.ts';
import type { Arm, Body, Case, Chain, ImportedName, Switch, Syntax } from './syntax.ts';

export const php: Syntax = {
  language,
  write,
  read,
  names: new Set(['variable_name', 'name']),
  parentheses: new Set(['parenthesized_expression']),
  wrappers: { cast_expression: 'value' },
  not: { unary_op_expression: ['!'] },
  binary: new Set(['binary_expression']),
  and: new Set(['&&', 'and']),
  or: new Set(['||', 'or']),
  otherwise: new Set(['??']),
  equal: new Set(['===', '==']),
  unequal: new Set(['!==', '!=', '<>']),
  equalsMethods: new Set(),
  transparentCalls: new Set(['boolval']),
  ternaries: {
    conditional_expression: { condition: 'condition', consequence: 'body', alternative: 'alternative' },
  },
  chainOf: (node, text) => chainOf(node, text) ?? clausesOf(node),
  switchOf,
  loops: { while_statement: { condition: 'condition' }, do_statement: { condition: 'condition' } },
  lists: new Set(['program', 'compound_statement', 'case_statement', 'default_statement', 'colon_block']),
  expressionStatements: new Set(['expression_statement']),
  exits: (node) =>
    /^(?:return|break|continue|goto|exit)_statement$/.test(node.type) || node.type === 'throw_expression',
  // In a `switch` both leave it.
  breaks: ({ type }) => type === 'break_statement' || type === 'continue_statement',
  scoped: new Set(),
  hoisted: new Set(['function_definition']),
  emptyBody: '{}',
  elseIf: { from: 'elseif', to: 'if' },
  statement: (expression) => `${expression};`,
  pure: new Set([
    'variable_name',
    'name',
    'qualified_name',
    'namespace_name',
    'relative_scope',
    'member_access_expression',
    'nullsafe_member_access_expression',
    'class_constant_access_expression',
    'scoped_property_access_expression',
    'subscript_expression',
    'argument',
    'unary_op_expression',
    'binary_expression',
    'parenthesized_expression',
    'conditional_expression',
    'cast_expression',
    'cast_type',
    'string',
    'string_content',
    'encapsed_string',
  ]),
  pureCalls: new Set([
    ...['isset', 'empty', 'is_null', 'is_array', 'is_string', 'is_numeric', 'count', 'strlen', 'in_array'],
    ...['array_key_exists', 'str_contains', 'str_starts_with', 'str_ends_with', 'boolval'],
  ]),
  strictLogic: false,
  castToBoolean: (expression) => `(bool) ${expression}`,
  atoms: new Set([
    'variable_name',
    'name',
    'member_access_expression',
    'member_call_expression',
    'function_call_expression',
    'scoped_call_expression',
    'class_constant_access_expression',
    'subscript_expression',
    'parenthesized_expression',
    'string',
    'encapsed_string',
    'integer',
    'float',
    'boolean',
    'null',
    'array_creation_expression',
  ]),
  variables: {
    assignment_expression: { name: 'left', value: 'right' },
    const_element: { name: '0', value: '-1' },
  },
  variableStatements: new Set(['expression_statement']),
  constants: { statements: new Set(['const_declaration']), hidden: /\bprivate\b/ },
  writes: {
    assignment_expression: { target: 'left' },
    augmented_assignment_expression: { target: 'left' },
    reference_assignment_expression: { target: 'left' },
    static_variable_declaration: { target: 'name' },
    catch_clause: { target: 'name' },
  },
  spelled: (word) =>
    new RegExp(`\\bcompact\\([^)]*['"]${word.slice(1)}['"]|\\bextract\\(|\\bget_defined_vars\\b|\\$\\$`),
  plainParameter: /^(?:\??bool\s+)?\$\w+$/,
  nameless: new Set(['cast_type', 'named_type', 'primitive_type']),
  functions: new Set(['function_definition', 'method_declaration', 'anonymous_function']),
  types: new Set(['class_declaration', 'interface_declaration', 'trait_declaration', 'enum_declaration']),
  isPrivate: saysPrivate,
  multiline: new Set(['string', 'encapsed_string', 'heredoc', 'nowdoc', 'text']),
  imports,
  unusedIsError: false,
  unreachableIsError: false,
};

function write(value: FlagValue, like: string): string | undefined {
  if (typeof value === 'boolean' || typeof value === 'number' || value === null) return String(value);
  return typeof value === 'string' ? singleQuoted(value, like) : undefined;
}

function read(node: Node, text: string): { readonly value: FlagValue } | undefined {
  const written = textOf(node, text);
  switch (node.type) {
    case 'boolean':
      return { value: written.toLowerCase() === 'true' };
    case 'null':
      return { value: null };
    case 'integer':
    case 'float':
      return /^\d+(?:\.\d+)?$/.test(written) ? { value: Number(written) } : undefined;
    case 'string':
    case 'encapsed_string':
      return /^(?:'[^'\\]*'|"[^"\\${]*")$/.test(written) ? { value: written.slice(1, -1) } : undefined;
    default:
      return undefined;
  }
}

/** Both `elseif` beside and `else if` within, in braces, single statements, or behind colons. */
function chainOf(node: Node, text: string): Chain | undefined {
  if (node.type !== 'if_statement' || node.parent?.type === 'else_clause') return undefined;
  const arms = armsOf(node, node.start, text);
  const isMarkup = node.children.some(({ type }) => type === 'text_interpolation');
  return arms && { node, arms, ...(isMarkup ? { burdened: true as const } : {}) };
}

function armsOf(node: Node, start: number, text: string): readonly Arm[] | undefined {
  const [keyword] = node.children;
  const condition = part(node, 'condition');
  const then = part(node, 'body');
  if (!keyword || !then) return undefined;
  const body = bodyOf(then, text);
  // What stands between tags is no part of a statement.
  const burdened = siblingAfter(then)?.type === 'text_interpolation' ? { burdened: true as const } : {};
  const first: Arm = {
    start,
    end: body.end,
    keyword,
    ...(condition ? { condition } : {}),
    body,
    ...burdened,
  };
  const rest = partsAt(node, 'alternative').map((clause) => {
    const inner = clause.type === 'else_clause' ? part(clause, 'body') : undefined;
    return inner?.type === 'if_statement'
      ? armsOf(inner, clause.start, text)
      : armsOf(clause, clause.start, text);
  });
  const known = rest.filter((arm) => arm !== undefined);
  return known.length === rest.length ? [first, ...known.flat()] : undefined;
}

function bodyOf(node: Node, text: string): Body {
  if (node.type !== 'colon_block') return braced(node, text);
  const inner = trimmed(text, { start: tokenIn(node, ':')?.end ?? node.start, end: node.end });
  return { start: node.start, end: node.end, inner, items: partsOfNode(node), bare: true };
}

/** `match (true) { $a => …, default => … }` */
function clausesOf(node: Node): Chain | undefined {
  const subject = node.type === 'match_expression' ? part(node, 'condition') : undefined;
  const block = part(node, 'body');
  const [only] = subject ? partsOfNode(subject) : [];
  if (!block || only?.type !== 'boolean' || only.end - only.start !== 4) return undefined;
  const arms = partsOfNode(block).map((one): Arm | undefined => {
    const { start, end } = one;
    const conditions = part(one, 'conditional_expressions');
    const given = part(one, 'return_expression');
    const keyword = conditions ?? one.children[0];
    if (!given || !keyword || (conditions && partsOfNode(conditions).length > 1)) return undefined;
    return { start, end, keyword, ...(conditions ? { condition: conditions } : {}), body: givenBy(given) };
  });
  const known = arms.filter((arm) => arm !== undefined);
  const defaultAt = known.findIndex(({ condition }) => condition === undefined);
  const inOrder = defaultAt === -1 || defaultAt === known.length - 1;
  return known.length === arms.length && known.length > 0 && inOrder
    ? { node, arms: known, otherwise: 'default' }
    : undefined;
}

function givenBy(node: Node): Body {
  const isValue = node.type !== 'throw_expression';
  return { start: node.start, end: node.end, inner: node, items: isValue ? [node] : [], bare: true };
}

function switchOf(node: Node, text: string): Switch | undefined {
  const subject = /^(?:switch_statement|match_expression)$/.test(node.type)
    ? part(node, 'condition')
    : undefined;
  const body = part(node, 'body');
  if (!subject || !body || leavesMore(body, text)) return undefined;
  return { node, subject, cases: partsOfNode(body).map((one) => caseOf(one)) };
}

/** `break 2` */
function leavesMore(body: Node, text: string): boolean {
  return [...descendants(body)].some(
    (node) => /^(?:break|continue)_statement$/.test(node.type) && /\d/.test(textOf(node, text)),
  );
}

function caseOf(node: Node): Case {
  const { start, end } = node;
  const given = part(node, 'return_expression');
  if (given) {
    const conditions = part(node, 'conditional_expressions');
    return {
      start,
      end,
      labels: conditions ? partsOfNode(conditions) : [],
      body: givenBy(given),
      fallsThrough: false,
    };
  }
  const label = part(node, 'value');
  const items = partsOfNode(node).filter((one) => one !== label);
  const colon = tokenIn(node, ':', ';')?.end ?? end;
  const inner = { start: items[0]?.start ?? colon, end: items.at(-1)?.end ?? colon };
  const body = { start: inner.start, end: inner.end, inner, items, bare: true };
  return { start, end, labels: label ? [label] : [], body, fallsThrough: true };
}

function imports(node: Node, text: string): readonly ImportedName[] | undefined {
  if (node.type !== 'namespace_use_declaration') return undefined;
  const clauses = partsOfNode(part(node, 'body') ?? node).filter(
    ({ type }) => type === 'namespace_use_clause',
  );
  return clauses.map((clause) => {
    const path = textOf(part(clause, 'alias') ?? partsOfNode(clause)[0], text);
    return { name: path.slice(path.lastIndexOf('\\') + 1), node: clause };
  });
}
