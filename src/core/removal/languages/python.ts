import type { FlagValue } from '../../model/flag.ts';
import { python as language } from '../../references/languages/python.ts';
import { unquote } from '../../references/languages/quotes.ts';
import { indented } from '../bodies.ts';
import { type Node, part, partsAt, partsOfNode, textOf } from '../node.ts';
import { quoted } from './quoted.ts';
import type { Arm, Case, Chain, ImportedName, Switch, Syntax } from './syntax.ts';

export const python: Syntax = {
  language,
  write,
  read,
  names: new Set(['identifier']),
  parentheses: new Set(['parenthesized_expression']),
  wrappers: { await: '0' },
  not: { not_operator: ['not'] },
  binary: new Set(['boolean_operator', 'comparison_operator']),
  and: new Set(['and']),
  or: new Set(['or']),
  otherwise: new Set(),
  equal: new Set(['==', 'is']),
  unequal: new Set(['!=', 'is not']),
  equalsMethods: new Set(),
  transparentCalls: new Set(['bool']),
  ternaries: { conditional_expression: { condition: '1', consequence: '0', alternative: '2' } },
  chainOf,
  switchOf,
  loops: { while_statement: { condition: 'condition' } },
  lists: new Set(['module', 'block']),
  expressionStatements: new Set(['expression_statement']),
  exits: ({ type }) =>
    ['return_statement', 'raise_statement', 'break_statement', 'continue_statement'].includes(type),
  breaks: () => false,
  scoped: new Set(),
  hoisted: new Set(),
  emptyBlock: 'pass',
  statement: (expression) => (expression.includes('\n') ? `(${expression})` : expression),
  elseIf: { from: 'elif', to: 'if' },
  pure: new Set([
    'identifier',
    'attribute',
    'subscript',
    'not_operator',
    'boolean_operator',
    'comparison_operator',
    'unary_operator',
    'binary_operator',
    'parenthesized_expression',
    'conditional_expression',
    'string_start',
    'string_content',
    'string_end',
  ]),
  pureCalls: new Set(['bool', 'len', 'isinstance']),
  strictLogic: false,
  atoms: new Set([
    'identifier',
    'attribute',
    'call',
    'subscript',
    'parenthesized_expression',
    'string',
    'integer',
    'float',
    'true',
    'false',
    'none',
    'list',
    'dictionary',
  ]),
  variables: { assignment: { name: 'left', value: 'right' } },
  variableStatements: new Set(['expression_statement']),
  writes: {
    assignment: { target: 'left' },
    augmented_assignment: { target: 'left' },
    named_expression: { target: 'name' },
    for_statement: { target: 'left' },
    for_in_clause: { target: 'left' },
  },
  nameless: new Set(['type']),
  functions: new Set(['function_definition', 'lambda']),
  types: new Set(['class_definition']),
  isPrivate: (_, name) => name.startsWith('_') && !name.endsWith('__'),
  multiline: new Set(['string']),
  imports,
  unusedIsError: false,
  unreachableIsError: false,
};

function write(value: FlagValue, like: string): string | undefined {
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (value === null) return 'None';
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? quoted(value, like) : undefined;
}

function read(node: Node, text: string): { readonly value: FlagValue } | undefined {
  const written = textOf(node, text);
  switch (node.type) {
    case 'true':
    case 'false':
      return { value: node.type === 'true' };
    case 'none':
      return { value: null };
    case 'integer':
    case 'float':
      return /^\d+(?:\.\d+)?$/.test(written) ? { value: Number(written) } : undefined;
    case 'string':
      return /^["']/.test(written) && !written.includes('\\') ? { value: unquote(written) } : undefined;
    default:
      return undefined;
  }
}

function chainOf(node: Node): Chain | undefined {
  if (node.type !== 'if_statement') return undefined;
  const [keyword] = node.children;
  const condition = part(node, 'condition');
  const block = part(node, 'consequence');
  if (!keyword || !condition || !block) return undefined;
  const first: Arm = { start: node.start, end: block.end, keyword, condition, body: indented(block) };
  return { node, arms: [first, ...partsAt(node, 'alternative').flatMap(armOf)] };
}

function armOf(clause: Node): Arm[] {
  const [keyword] = clause.children;
  const condition = part(clause, 'condition');
  const block = part(clause, 'consequence') ?? part(clause, 'body');
  if (!keyword || !block) return [];
  const { start, end } = clause;
  return [{ start, end, keyword, ...(condition ? { condition } : {}), body: indented(block) }];
}

function switchOf(node: Node, text: string): Switch | undefined {
  const subject = node.type === 'match_statement' ? part(node, 'subject') : undefined;
  const body = part(node, 'body');
  return subject && body
    ? { node, subject, cases: partsOfNode(body).map((one) => caseOf(one, text)) }
    : undefined;
}

function caseOf(clause: Node, text: string): Case {
  const block = part(clause, 'consequence') ?? clause;
  const patterns = clause.children.filter(({ type }) => type === 'case_pattern');
  const [pattern, ...more] = patterns;
  const guarded = clause.children.some(({ type }) => type === 'if_clause');
  const plain = pattern && more.length === 0 && !guarded ? labelsOf(pattern, text) : undefined;
  return { start: clause.start, end: clause.end, labels: plain, body: indented(block), fallsThrough: false };
}

function labelsOf(pattern: Node, text: string): readonly Node[] {
  if (textOf(pattern, text) === '_') return [];
  const [inner] = partsOfNode(pattern);
  return inner?.type === 'union_pattern' ? partsOfNode(inner) : inner ? [inner] : [pattern];
}

function imports(node: Node, text: string): readonly ImportedName[] | undefined {
  if (node.type !== 'import_statement' && node.type !== 'import_from_statement') return undefined;
  return partsAt(node, 'name').map((one) => {
    const name = textOf(part(one, 'alias') ?? one, text);
    return { name: name.split('.')[0] ?? name, node: one };
  });
}
