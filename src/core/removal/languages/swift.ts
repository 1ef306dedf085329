import type { FlagValue } from '../../model/flag.ts';
import { swift as language } from '../../references/languages/swift.ts';
import { between } from '../bodies.ts';
import { trimmed } from '../lines.ts';
import { type Node, part, partsOfNode, textOf, tokenIn } from '../node.ts';
import { plainly, unquoted } from './quoted.ts';
import { saysPrivate } from './saysPrivate.ts';
import type { Arm, Case, Chain, ConditionPart, Switch, Syntax } from './syntax.ts';

export const swift: Syntax = {
  language,
  write: plainly('nil'),
  read,
  names: new Set(['simple_identifier', 'type_identifier']),
  parentheses: new Set(['tuple_expression']),
  wrappers: { await_expression: 'expr', try_expression: 'expr', as_expression: 'expr' },
  not: { prefix_expression: ['!'] },
  regroups: {
    // Operators of the code's own bind as they like, those on bits in their own order.
    infix_expression: Number.NaN,
    bitwise_operation: Number.NaN,
    disjunction_expression: 1,
    conjunction_expression: 2,
    equality_expression: 3,
    comparison_expression: 3,
    nil_coalescing_expression: 4,
    check_expression: 5,
    as_expression: 5,
    range_expression: 6,
    additive_expression: 7,
    multiplicative_expression: 8,
  },
  binary: new Set([
    'conjunction_expression',
    'disjunction_expression',
    'equality_expression',
    'comparison_expression',
    'nil_coalescing_expression',
    'additive_expression',
    'multiplicative_expression',
    'infix_expression',
  ]),
  and: new Set(['&&']),
  or: new Set(['||']),
  otherwise: new Set(['??']),
  equal: new Set(['==']),
  unequal: new Set(['!=']),
  equalsMethods: new Set(),
  transparentCalls: new Set(),
  ternaries: {
    ternary_expression: { condition: 'condition', consequence: 'if_true', alternative: 'if_false' },
  },
  chainOf,
  switchOf,
  loops: { while_statement: { condition: 'condition' }, repeat_while_statement: { condition: 'condition' } },
  lists: new Set(['source_file', 'statements']),
  expressionStatements: new Set(),
  exits: ({ type }) => type === 'control_transfer_statement',
  breaks: (node, text) => node.type === 'control_transfer_statement' && textOf(node, text) === 'break',
  scoped: new Set(['property_declaration', 'function_declaration', 'class_declaration']),
  bareBlock: () => 'do ',
  hoisted: new Set(),
  emptyCase: { kind: 'switch_entry', text: 'break' },
  results: {
    owners: new Set(['lambda_literal', 'function_body', 'computed_property', 'computed_getter']),
    through: new Set(['if_statement', 'switch_statement', 'switch_entry']),
    unread: ({ type }) => /^(?:for|while|repeat_while|do|guard)_statement$|^catch_block$/.test(type),
    alone: true,
  },
  statement: (expression) => `_ = ${expression}`,
  pure: new Set([
    'simple_identifier',
    'self_expression',
    'super_expression',
    'navigation_expression',
    'navigation_suffix',
    'prefix_expression',
    'postfix_expression',
    'bang',
    'tuple_expression',
    'conjunction_expression',
    'disjunction_expression',
    'equality_expression',
    'comparison_expression',
    'nil_coalescing_expression',
    'ternary_expression',
    'additive_expression',
    'multiplicative_expression',
    'check_expression',
    'as_expression',
    'as_operator',
    'availability_condition',
    'line_string_literal',
    'line_str_text',
  ]),
  pureCalls: new Set(),
  pureMethods: /^(?:contains|hasPrefix|hasSuffix)$/,
  strictLogic: true,
  atoms: new Set([
    'simple_identifier',
    'self_expression',
    'navigation_expression',
    'call_expression',
    'postfix_expression',
    'tuple_expression',
    'line_string_literal',
    'integer_literal',
    'real_literal',
    'boolean_literal',
  ]),
  variables: { property_declaration: { name: 'name', value: 'value' } },
  variableStatements: new Set(['property_declaration']),
  constants: { statements: new Set(['property_declaration']), hidden: /\b(?:private|fileprivate)\b/ },
  fields: { statements: new Set(['property_declaration']), hidden: /\b(?:file)?private\b/ },
  writes: { directly_assignable_expression: { target: '0' } },
  plainParameter: /^(?:\w+\s+)?\w+\s*:\s*Bool$/,
  nameless: new Set(['user_type', 'optional_type', 'type_annotation', 'value_binding_pattern', 'pattern']),
  functions: new Set([
    'function_declaration',
    'init_declaration',
    'deinit_declaration',
    'lambda_literal',
    'computed_property',
    'computed_getter',
    'computed_setter',
  ]),
  types: new Set(['class_declaration', 'protocol_declaration', 'typealias_declaration']),
  isPrivate: saysPrivate,
  multiline: new Set(['multi_line_string_literal']),
  imports: () => undefined,
  unusedIsError: false,
  unreachableIsError: false,
};

function read(node: Node, text: string): { readonly value: FlagValue } | undefined {
  const written = textOf(node, text);
  switch (node.type) {
    case 'boolean_literal':
      return { value: written === 'true' };
    case 'nil':
      return { value: null };
    case 'integer_literal':
    case 'real_literal':
      return /^\d+(?:\.\d+)?$/.test(written) ? { value: Number(written) } : undefined;
    case 'line_string_literal':
      return unquoted(written);
    default:
      return undefined;
  }
}

/** The grammar keeps conditions, braces and bodies side by side in one node. */
function chainOf(node: Node, text: string): Chain | undefined {
  if (node.type !== 'if_statement' && node.type !== 'guard_statement') return undefined;
  if (node.type === 'if_statement' && node.parent?.type === 'if_statement') return undefined;
  const arms: Arm[] = [];
  let start = node.start;
  for (let at: Node | undefined = node; at; ) {
    const arm = armOf(at, start, text);
    if (!arm) return undefined;
    arms.push(arm);
    const otherwise: Node | undefined = at.children.find(
      ({ type, start: from }) => type === 'else' && from >= arm.end,
    );
    if (!otherwise) break;
    start = otherwise.start;
    const next: Node | undefined = at.children.at(-1);
    if (next?.type !== 'if_statement') {
      const body = bodyAfter(at, otherwise, text);
      if (body) arms.push({ start, end: body.end, keyword: otherwise, body });
    }
    at = next?.type === 'if_statement' ? next : undefined;
  }
  return { node, arms };
}

function armOf(node: Node, start: number, text: string): Arm | undefined {
  const [keyword, ...rest] = node.children;
  const isGuard = node.type === 'guard_statement';
  const stop = rest.findIndex(({ type }) => type === (isGuard ? 'else' : '{'));
  const parts = partsOf(rest.slice(0, stop));
  const [first] = parts;
  const last = parts.at(-1);
  const body = keyword && bodyAfter(node, isGuard ? (rest[stop] ?? keyword) : keyword, text);
  if (!keyword || !first || !last || !body) return undefined;
  const [only] = first.nodes;
  const isOne = parts.length === 1 && first.nodes.length === 1 && only !== undefined;
  const all = parts.flatMap(({ nodes }) => nodes);
  const condition = isOne ? only : together(node, { start: first.start, end: last.end }, all);
  return {
    start,
    end: body.end,
    keyword,
    condition,
    body,
    ...(isOne ? {} : { parts }),
    ...(isGuard ? { inverted: true as const } : {}),
  };
}

/** Between commas. */
function partsOf(nodes: readonly Node[]): readonly ConditionPart[] {
  const groups: Node[][] = [[]];
  for (const node of nodes) {
    if (node.type === ',') groups.push([]);
    else groups.at(-1)?.push(node);
  }
  return groups.flatMap((group) => {
    const [first] = group;
    const last = group.at(-1);
    return first && last ? [{ start: first.start, end: last.end, nodes: group }] : [];
  });
}

function together(
  parent: Node,
  { start, end }: { start: number; end: number },
  children: readonly Node[],
): Node {
  return { type: 'conditions', field: 'condition', start, end, named: true, parent, children };
}

function bodyAfter(node: Node, before: Node, text: string) {
  const open = node.children.find(({ type, start }) => type === '{' && start >= before.end);
  const close = open && node.children.find(({ type, start }) => type === '}' && start >= open.end);
  return open && close && between(node, open, close, text);
}

function switchOf(node: Node, text: string): Switch | undefined {
  const subject = node.type === 'switch_statement' ? part(node, 'expr') : undefined;
  const entries = partsOfNode(node).filter(({ type }) => type === 'switch_entry');
  return subject && { node, subject, cases: entries.map((entry) => caseOf(entry, text)) };
}

function caseOf(entry: Node, text: string): Case {
  const { start, end } = entry;
  const patterns = partsOfNode(entry).filter(({ type }) => type === 'switch_pattern');
  const isPlain = !entry.children.some(({ type }) => type === 'where_keyword');
  const list = part(entry, '@statements');
  const colon = tokenIn(entry, ':')?.end ?? end;
  const inner = list ? trimmed(text, list) : { start: colon, end: colon };
  const items = list ? partsOfNode(list) : [];
  return {
    start,
    end,
    labels: isPlain ? patterns.map(literalIn) : undefined,
    body: { start: inner.start, end: inner.end, inner, items, bare: true },
    fallsThrough: tokenIn(entry, 'fallthrough') !== undefined,
  };
}

function literalIn(pattern: Node): Node {
  const [only, ...more] = partsOfNode(pattern);
  return only && more.length === 0 && /pattern$/.test(pattern.type) ? literalIn(only) : pattern;
}
