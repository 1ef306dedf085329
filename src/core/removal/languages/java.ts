import type { FlagValue } from '../../model/flag.ts';
import { java as language } from '../../references/languages/java.ts';
import { braced, nestedChain } from '../bodies.ts';
import { type Node, part, partsOfNode, textOf, tokenIn } from '../node.ts';
import { plainly, unquoted } from './quoted.ts';
import { saysPrivate } from './saysPrivate.ts';
import type { Case, ImportedName, Switch, Syntax } from './syntax.ts';

export const java: Syntax = {
  language,
  write: plainly('null'),
  read,
  names: new Set(['identifier', 'type_identifier']),
  parentheses: new Set(['parenthesized_expression']),
  wrappers: { cast_expression: 'value' },
  not: { unary_expression: ['!'] },
  binary: new Set(['binary_expression']),
  and: new Set(['&&']),
  or: new Set(['||']),
  otherwise: new Set(),
  equal: new Set(['==']),
  unequal: new Set(['!=']),
  equalIsIdentity: true,
  equalsMethods: new Set(['equals', 'contentEquals']),
  transparentCalls: new Set(['Boolean.valueOf']),
  ternaries: {
    ternary_expression: { condition: 'condition', consequence: 'consequence', alternative: 'alternative' },
  },
  numbers: new Set([
    'decimal_integer_literal',
    'decimal_floating_point_literal',
    'hex_integer_literal',
    'character_literal',
  ]),
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
  lists: new Set(['program', 'block', 'constructor_body', 'switch_block_statement_group']),
  expressionStatements: new Set(['expression_statement']),
  exits: ({ type }) => /^(?:return|throw|break|continue|yield)_statement$/.test(type),
  breaks: (node, text) => node.type === 'break_statement' && /^break\s*;$/.test(textOf(node, text)),
  scoped: new Set(['local_variable_declaration', 'class_declaration', 'record_declaration']),
  bareBlock: () => '',
  hoisted: new Set(),
  emptyBody: '{}',
  statement: (expression, isCall) => (isCall ? `${expression};` : undefined),
  pure: new Set([
    'identifier',
    'this',
    'super',
    'class_literal',
    'field_access',
    'array_access',
    'unary_expression',
    'binary_expression',
    'parenthesized_expression',
    'ternary_expression',
    'instanceof_expression',
    'cast_expression',
    'string_literal',
    'string_fragment',
    'character_literal',
  ]),
  pureCalls: new Set(['Objects.equals', 'Objects.nonNull', 'Objects.isNull']),
  pureMethods:
    /^(?:equals|equalsIgnoreCase|isEmpty|isBlank|isPresent|size|length|contains|startsWith|endsWith|containsKey|hashCode|name|ordinal|compareTo)$/,
  strictLogic: true,
  atoms: new Set([
    'identifier',
    'this',
    'field_access',
    'array_access',
    'method_invocation',
    'parenthesized_expression',
    'string_literal',
    'decimal_integer_literal',
    'true',
    'false',
    'null_literal',
  ]),
  variables: { variable_declarator: { name: 'name', value: 'value' } },
  variableStatements: new Set(['local_variable_declaration']),
  constants: { statements: new Set(['field_declaration']), hidden: /\bprivate\b/ },
  fields: { statements: new Set(['field_declaration']), hidden: /\bprivate\b/ },
  writes: {
    assignment_expression: { target: 'left' },
    update_expression: { target: '0' },
    enhanced_for_statement: { target: 'name' },
    instanceof_expression: { target: 'name' },
    resource: { target: 'name' },
  },
  plainParameter: /^(?:final\s+)?boolean\s+\w+$/,
  nameless: new Set([
    'type_identifier',
    'boolean_type',
    'integral_type',
    'floating_point_type',
    'generic_type',
  ]),
  functions: new Set([
    'method_declaration',
    'constructor_declaration',
    'compact_constructor_declaration',
    'lambda_expression',
    'static_initializer',
  ]),
  types: new Set(['class_declaration', 'interface_declaration', 'record_declaration', 'enum_declaration']),
  isPrivate: saysPrivate,
  multiline: new Set(['string_literal']),
  imports,
  unusedIsError: false,
  unreachableIsError: true,
};

function read(node: Node, text: string): { readonly value: FlagValue } | undefined {
  const written = textOf(node, text);
  switch (node.type) {
    case 'true':
    case 'false':
      return { value: node.type === 'true' };
    case 'field_access':
      return /^Boolean\.(?:TRUE|FALSE)$/.test(written) ? { value: written.endsWith('TRUE') } : undefined;
    case 'null_literal':
      return { value: null };
    case 'decimal_integer_literal':
    case 'decimal_floating_point_literal':
      return /^\d+(?:\.\d+)?$/.test(written) ? { value: Number(written) } : undefined;
    case 'string_literal':
      return unquoted(written);
    default:
      return undefined;
  }
}

function switchOf(node: Node, text: string): Switch | undefined {
  const subject = node.type === 'switch_expression' ? part(node, 'condition') : undefined;
  const body = part(node, 'body');
  return subject && body
    ? { node, subject, cases: partsOfNode(body).map((one) => caseOf(one, text)) }
    : undefined;
}

/** `case "a": …` runs on into the next; `case "a" -> …` does not, and may give a value. */
function caseOf(node: Node, text: string): Case {
  const { start, end } = node;
  const [label, ...items] = partsOfNode(node);
  const labels = label && labelsOf(label, text);
  const [first] = items;
  if (node.type === 'switch_rule') {
    const body = braced(givenBy(first, node) ?? first ?? node, text);
    return { start, end, labels, body, fallsThrough: false };
  }
  const colon = tokenIn(node, ':')?.end ?? end;
  const stacked = items.every(({ type }) => type === 'switch_label');
  const inner = { start: first?.start ?? colon, end: items.at(-1)?.end ?? colon };
  const block = first?.type === 'block' && items.length === 1 ? braced(first, text) : undefined;
  return {
    start,
    end,
    labels: items.some(({ type }) => type === 'switch_label') ? undefined : labels,
    body: block ?? { ...inner, inner, items: stacked ? [] : items, bare: true },
    fallsThrough: true,
  };
}

function labelsOf(label: Node, text: string): readonly Node[] | undefined {
  const labels = partsOfNode(label);
  if (textOf(label, text).includes('default')) return labels.length === 0 ? [] : undefined;
  return labels.some(({ type }) => /pattern|guard/.test(type)) ? undefined : labels;
}

/** Where a whole `switch` is a value: what stands before the semicolon, or behind `yield`. */
function givenBy(body: Node | undefined, rule: Node): Node | undefined {
  const whole = rule.parent?.parent;
  const isStatement = /^(?:block|constructor_body|expression_statement|switch_block_statement_group)$/.test(
    whole?.parent?.type ?? '',
  );
  if (isStatement || body === undefined) return undefined;
  const [only, ...more] = partsOfNode(body);
  if (!only || more.length > 0) return undefined;
  if (body.type === 'expression_statement') return only;
  return only.type === 'yield_statement' ? partsOfNode(only)[0] : undefined;
}

function imports(node: Node, text: string): readonly ImportedName[] | undefined {
  if (node.type !== 'import_declaration') return undefined;
  const path = node.children.find(({ type }) => /identifier$/.test(type));
  if (!path || node.children.some(({ type }) => type === 'asterisk')) return [];
  return [{ name: textOf(part(path, 'name') ?? path, text), node }];
}
