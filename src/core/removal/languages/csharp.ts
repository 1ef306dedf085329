import type { FlagValue } from '../../model/flag.ts';
import { csharp as language } from '../../references/languages/csharp.ts';
import { braced, nestedChain } from '../bodies.ts';
import { descendants, type Node, part, partsOfNode, textOf, tokenIn } from '../node.ts';
import { plainly, unquoted } from './quoted.ts';
import { saysPrivate } from './saysPrivate.ts';
import type { Body, Case, ImportedName, Switch, Syntax } from './syntax.ts';

export const csharp: Syntax = {
  language,
  write: plainly('null'),
  read,
  names: new Set(['identifier']),
  parentheses: new Set(['parenthesized_expression']),
  wrappers: { await_expression: '0', cast_expression: 'value' },
  not: { prefix_unary_expression: ['!'] },
  binary: new Set(['binary_expression', 'is_pattern_expression']),
  and: new Set(['&&']),
  or: new Set(['||']),
  otherwise: new Set(['??']),
  equal: new Set(['==', 'is']),
  unequal: new Set(['!=']),
  equalsMethods: new Set(),
  transparentCalls: new Set(['Convert.ToBoolean']),
  settles: new Set(['ConfigureAwait', 'GetAwaiter', 'GetResult', 'Result']),
  promises: { names: /Async$/, kept: /^await_expression$/ },
  ternaries: {
    conditional_expression: {
      condition: 'condition',
      consequence: 'consequence',
      alternative: 'alternative',
    },
  },
  numbers: new Set(['integer_literal', 'real_literal', 'character_literal']),
  chainOf: (node, text) =>
    nestedChain(node, 'if_statement', text, {
      condition: 'condition',
      consequence: 'consequence',
      alternative: 'alternative',
    }),
  switchOf,
  loops: {
    while_statement: { condition: 'condition' },
    do_statement: { condition: 'condition' },
    for_statement: { condition: 'condition' },
  },
  lists: new Set(['compilation_unit', 'block', 'switch_section']),
  expressionStatements: new Set(['expression_statement', 'global_statement']),
  exits: ({ type }) => /^(?:return|throw|break|continue|goto)_statement$/.test(type),
  breaks: (node, text) => node.type === 'break_statement' && /^break\s*;$/.test(textOf(node, text)),
  scoped: new Set(['local_declaration_statement', 'local_function_statement']),
  bareBlock: () => '',
  lifetimes: (item, text) =>
    item.type === 'local_declaration_statement' && /^(?:await\s+)?using\b/.test(textOf(item, text)),
  hoisted: new Set(['local_function_statement']),
  emptyBody: '{}',
  statement: (expression, isCall) => (isCall ? `${expression};` : `_ = ${expression};`),
  pure: new Set([
    'identifier',
    'this',
    'base',
    'member_access_expression',
    'element_access_expression',
    'bracketed_argument_list',
    'argument',
    'conditional_access_expression',
    'member_binding_expression',
    'prefix_unary_expression',
    'postfix_unary_expression',
    'binary_expression',
    'parenthesized_expression',
    'conditional_expression',
    'is_pattern_expression',
    'constant_pattern',
    'negated_pattern',
    'or_pattern',
    'cast_expression',
    'string_literal',
    'string_literal_content',
    'character_literal',
    'typeof_expression',
  ]),
  pureCalls: new Set(['nameof', 'string.IsNullOrEmpty', 'string.IsNullOrWhiteSpace']),
  pureMethods:
    /^(?:Equals|Contains|StartsWith|EndsWith|Any|Count|ContainsKey|IsNullOrEmpty|GetHashCode|GetType|HasFlag)$/,
  strictLogic: true,
  atoms: new Set([
    'identifier',
    'this',
    'member_access_expression',
    'invocation_expression',
    'element_access_expression',
    'parenthesized_expression',
    'string_literal',
    'integer_literal',
    'boolean_literal',
    'null_literal',
  ]),
  variables: { variable_declarator: { name: 'name', value: '-1' } },
  variableStatements: new Set(['local_declaration_statement']),
  constants: {
    statements: new Set(['field_declaration']),
    hidden: /^(?![^=]*\b(?:public|internal|protected)\b)/,
  },
  fields: {
    statements: new Set(['field_declaration']),
    hidden: /^(?!.*\b(?:public|internal|protected|const)\b)/s,
  },
  writes: {
    assignment_expression: { target: 'left' },
    foreach_statement: { target: 'left' },
    declaration_expression: { target: 'name' },
    declaration_pattern: { target: 'name' },
    var_pattern: { target: 'name' },
    catch_declaration: { target: 'name' },
  },
  plainParameter: /^bool\s+\w+$/,
  nameless: new Set([
    'predefined_type',
    'implicit_type',
    'generic_name',
    'nullable_type',
    'array_type',
    'type_argument_list',
  ]),
  functions: new Set([
    'method_declaration',
    'local_function_statement',
    'constructor_declaration',
    'lambda_expression',
    'anonymous_method_expression',
    'accessor_declaration',
    'operator_declaration',
    'arrow_expression_clause',
  ]),
  types: new Set([
    'class_declaration',
    'record_declaration',
    'struct_declaration',
    'interface_declaration',
    'enum_declaration',
  ]),
  isPrivate: saysPrivate,
  multiline: new Set(['verbatim_string_literal', 'raw_string_literal', 'interpolated_string_expression']),
  imports,
  unusedIsError: false,
  unreachableIsError: false,
};

function read(node: Node, text: string): { readonly value: FlagValue } | undefined {
  const written = textOf(node, text);
  const [inner] = partsOfNode(node);
  switch (node.type) {
    case 'constant_pattern':
      return inner && read(inner, text);
    case 'boolean_literal':
      return { value: written === 'true' };
    case 'null_literal':
      return { value: null };
    case 'integer_literal':
    case 'real_literal':
      return /^\d+(?:\.\d+)?$/.test(written) ? { value: Number(written) } : undefined;
    case 'string_literal':
      return unquoted(written);
    default:
      return undefined;
  }
}

function switchOf(node: Node, text: string): Switch | undefined {
  if (node.type === 'switch_expression') {
    const [subject, ...arms] = partsOfNode(node);
    return subject && { node, subject, cases: arms.map((arm) => armOf(arm, text)) };
  }
  const subject = node.type === 'switch_statement' ? part(node, 'value') : undefined;
  const body = part(node, 'body');
  const jumps = body && [...descendants(body)].some(({ type }) => type === 'goto_statement');
  return subject && body && !jumps
    ? { node, subject, cases: partsOfNode(body).map((section) => sectionOf(section, text)) }
    : undefined;
}

function armOf(arm: Node, text: string): Case {
  const [pattern, ...more] = partsOfNode(arm);
  const value = more.at(-1);
  const labels = pattern && more.length === 1 ? labelsOf(pattern, text) : undefined;
  return { start: arm.start, end: arm.end, labels, body: givenBy(arm, value), fallsThrough: false };
}

/** What is thrown is no value. */
function givenBy({ end }: Node, value: Node | undefined): Body {
  const inner = value && value.type !== 'throw_expression' ? value : { start: end, end };
  return { start: inner.start, end: inner.end, inner, items: inner === value ? [value] : [], bare: true };
}

function sectionOf(section: Node, text: string): Case {
  const { start, end } = section;
  const colon = tokenIn(section, ':')?.end ?? end;
  const heads = partsOfNode(section).filter((one) => one.end <= colon);
  const items = partsOfNode(section).filter((one) => one.start >= colon);
  const [first, ...rest] = items;
  const inner = { start: first?.start ?? colon, end: items.at(-1)?.end ?? colon };
  const block = first?.type === 'block' && rest.length === 0 ? braced(first, text) : undefined;
  const [head, ...more] = heads;
  return {
    start,
    end,
    labels: head ? (more.length === 0 ? labelsOf(head, text) : undefined) : [],
    body: block ?? { start: inner.start, end: inner.end, inner, items, bare: true },
    fallsThrough: true,
  };
}

/** `"a" or "b"`, `_` */
function labelsOf(pattern: Node, text: string): readonly Node[] | undefined {
  if (pattern.type === 'discard' || textOf(pattern, text) === '_') return [];
  if (pattern.type === 'constant_pattern') return [pattern];
  if (pattern.type !== 'or_pattern') return undefined;
  const labels = partsOfNode(pattern).map((one) => labelsOf(one, text));
  return labels.every((one) => one && one.length > 0) ? labels.flatMap((one) => one ?? []) : undefined;
}

/** What a namespace makes known is not told by its name; an alias is. */
function imports(node: Node, text: string): readonly ImportedName[] | undefined {
  if (node.type !== 'using_directive') return undefined;
  const name = part(node, 'name');
  return name ? [{ name: textOf(name, text), node }] : [];
}
