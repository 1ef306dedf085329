import type { FlagValue } from '../../model/flag.ts';
import { rust as language } from '../../references/languages/rust.ts';
import { braced, nestedChain } from '../bodies.ts';
import { ancestors, type Node, part, partsOfNode, textOf, tokenIn } from '../node.ts';
import { plainly, unquoted } from './quoted.ts';
import type { Arm, Case, Chain, ImportedName, Switch, Syntax } from './syntax.ts';

export const rust: Syntax = {
  language,
  write: plainly(undefined),
  read,
  names: new Set(['identifier', 'type_identifier']),
  parentheses: new Set(['parenthesized_expression']),
  wrappers: { await_expression: '0', try_expression: '0' },
  not: { unary_expression: ['!'] },
  binary: new Set(['binary_expression']),
  and: new Set(['&&']),
  or: new Set(['||']),
  otherwise: new Set(),
  equal: new Set(['==']),
  unequal: new Set(['!=']),
  equalsMethods: new Set(),
  transparentCalls: new Set(),
  settles: new Set(['unwrap', 'unwrap_or', 'unwrap_or_default', 'unwrap_or_else', 'expect', 'as_str']),
  promises: { names: /^get_\w+_(?:value|details)$/, kept: /^try_expression$/ },
  ternaries: {},
  chainOf,
  switchOf,
  loops: { while_expression: { condition: 'condition' } },
  lists: new Set(['source_file', 'block']),
  expressionStatements: new Set(['expression_statement']),
  exits: ({ type }) => /^(?:return|break|continue)_expression$/.test(type),
  breaks: () => false,
  scoped: new Set(['let_declaration', 'function_item', 'const_item', 'static_item', 'use_declaration']),
  bareBlock: () => '',
  // A lock is given back where its block ends.
  lifetimes: (item) =>
    item.type === 'let_declaration' && !/literal$/.test(part(item, 'value')?.type ?? 'literal'),
  hoisted: new Set(['function_item']),
  blockExpression: '',
  terminator: ';',
  results: {
    owners: new Set(['function_item', 'closure_expression', 'async_block']),
    through: new Set([
      'if_expression',
      'else_clause',
      'match_expression',
      'match_block',
      'match_arm',
      'expression_statement',
      'unsafe_block',
    ]),
    unread: ({ type, children }) =>
      /^(?:while|for|loop)_expression$/.test(type) ||
      (type === 'expression_statement' && children.some((child) => child.type === ';')),
  },
  statement: (expression) => `let _ = ${expression};`,
  pure: new Set([
    'identifier',
    'self',
    'field_expression',
    'field_identifier',
    'scoped_identifier',
    'unary_expression',
    'binary_expression',
    'reference_expression',
    'parenthesized_expression',
    'let_condition',
    'string_literal',
    'string_content',
    'char_literal',
  ]),
  pureCalls: new Set(),
  pureMethods: /^(?:is_(?:empty|some|none|ok|err)|len|contains|starts_with|ends_with|as_str|as_ref)$/,
  strictLogic: true,
  atoms: new Set([
    'identifier',
    'self',
    'field_expression',
    'scoped_identifier',
    'call_expression',
    'index_expression',
    'parenthesized_expression',
    'string_literal',
    'integer_literal',
    'float_literal',
    'boolean_literal',
  ]),
  variables: {
    let_declaration: { name: 'pattern', value: 'value' },
    const_item: { name: 'name', value: 'value' },
    static_item: { name: 'name', value: 'value' },
  },
  variableStatements: new Set(['let_declaration']),
  constants: { statements: new Set(['const_item', 'static_item']), hidden: /^(?:const|static)\b/ },
  writes: {
    assignment_expression: { target: 'left' },
    compound_assignment_expr: { target: 'left' },
    for_expression: { target: 'pattern' },
  },
  spelled: (word) => new RegExp(`"[^"]*\\{${word}\\b`),
  plainParameter: /^\w+\s*:\s*bool$/,
  nameless: new Set(['tuple_struct_pattern', 'type_identifier', 'primitive_type', 'reference_type']),
  functions: new Set(['function_item', 'closure_expression']),
  types: new Set(['struct_item', 'enum_item', 'trait_item', 'type_item', 'impl_item']),
  isPrivate,
  multiline: new Set(['string_literal', 'raw_string_literal']),
  imports,
  unusedIsError: false,
  unreachableIsError: false,
};

function read(node: Node, text: string): { readonly value: FlagValue } | undefined {
  const written = textOf(node, text);
  switch (node.type) {
    case 'boolean_literal':
      return { value: written === 'true' };
    case 'integer_literal':
    case 'float_literal':
      return /^\d+(?:\.\d+)?$/.test(written) ? { value: Number(written) } : undefined;
    case 'string_literal':
      return unquoted(written);
    default:
      return undefined;
  }
}

function chainOf(node: Node, text: string): Chain | undefined {
  const chain = nestedChain(node, 'if_expression', text, {
    condition: 'condition',
    consequence: 'consequence',
    alternative: 'alternative',
    clause: 'else_clause',
  });
  return chain && { ...chain, arms: chain.arms.map(withParts) };
}

/** `if a && let Some(b) = c` */
function withParts(arm: Arm): Arm {
  if (arm.condition?.type !== 'let_chain') return arm;
  const parts = partsOfNode(arm.condition).map((node) => ({
    start: node.start,
    end: node.end,
    nodes: [node],
  }));
  return { ...arm, parts };
}

function switchOf(node: Node, text: string): Switch | undefined {
  const subject = node.type === 'match_expression' ? part(node, 'value') : undefined;
  const body = part(node, 'body');
  return subject && body
    ? { node, subject, cases: partsOfNode(body).map((arm) => caseOf(arm, text)) }
    : undefined;
}

function caseOf(arm: Node, text: string): Case {
  const { start, end } = arm;
  const pattern = part(arm, 'pattern');
  const labels = pattern && !tokenIn(pattern, 'if') ? labelsOf(pattern, text) : undefined;
  return { start, end, labels, body: braced(part(arm, 'value') ?? arm, text), fallsThrough: false };
}

function labelsOf(pattern: Node, text: string): readonly Node[] {
  if (textOf(pattern, text) === '_') return [];
  const [only] = partsOfNode(pattern);
  return only?.type === 'or_pattern' ? alternatives(only) : [only ?? pattern];
}

/** `"a" | "b" | "c"` nests to the left. */
function alternatives(pattern: Node): readonly Node[] {
  return partsOfNode(pattern).flatMap((one) => (one.type === 'or_pattern' ? alternatives(one) : [one]));
}

/** A type may be a trait, which is needed without being named. */
function imports(node: Node, text: string): readonly ImportedName[] | undefined {
  if (node.type !== 'use_declaration') return undefined;
  const argument = part(node, 'argument');
  return argument ? namesIn(argument, text).filter(({ name }) => /^[a-z]/.test(name)) : [];
}

function namesIn(node: Node, text: string): readonly ImportedName[] {
  if (node.type === 'scoped_use_list') return namesIn(part(node, 'list') ?? node, text);
  if (node.type === 'use_list') return partsOfNode(node).flatMap((one) => namesIn(one, text));
  if (node.type === 'use_wildcard') return [{ name: '*', node }];
  return [{ name: textOf(part(node, 'alias') ?? part(node, 'name') ?? node, text), node }];
}

/** What implements a trait is asked for by the trait. */
function isPrivate(head: string, _name: string, member: Node): boolean {
  const owner = [...ancestors(member)].find(({ type }) => /^(?:impl|trait)_item$/.test(type));
  return owner?.type === 'impl_item' && part(owner, 'trait') === undefined && !/\bpub\b/.test(head);
}
