import type { FlagValue } from '../../model/flag.ts';
import { go as language } from '../../references/languages/go.ts';
import { nestedChain } from '../bodies.ts';
import { trimmed } from '../lines.ts';
import { descendants, type Node, part, partsOfNode, textOf, tokenIn } from '../node.ts';
import { plainly, unquoted } from './quoted.ts';
import type { Arm, Body, Case, Chain, ImportedName, Switch, Syntax } from './syntax.ts';

export const go: Syntax = {
  language,
  write: plainly('nil'),
  read,
  names: new Set(['identifier', 'type_identifier', 'package_identifier']),
  parentheses: new Set(['parenthesized_expression']),
  wrappers: {},
  not: { unary_expression: ['!'] },
  binary: new Set(['binary_expression']),
  and: new Set(['&&']),
  or: new Set(['||']),
  otherwise: new Set(),
  equal: new Set(['==']),
  unequal: new Set(['!=']),
  equalsMethods: new Set(),
  transparentCalls: new Set(['bool']),
  ternaries: {},
  chainOf: (node, text) =>
    nestedChain(node, 'if_statement', text, {
      condition: 'condition',
      consequence: 'consequence',
      alternative: 'alternative',
    }) ?? clausesOf(node, text),
  switchOf,
  loops: { for_statement: { condition: '0' }, for_clause: { condition: 'condition' } },
  lists: new Set(['source_file', 'statement_list']),
  expressionStatements: new Set(['expression_statement']),
  exits: ({ type }) => /^(?:return|break|continue|goto)_statement$/.test(type),
  breaks: (node, text) => node.type === 'break_statement' && textOf(node, text) === 'break',
  scoped: new Set(['short_var_declaration', 'var_declaration', 'const_declaration', 'type_declaration']),
  bareBlock: () => '',
  hoisted: new Set(),
  statement: (expression, isCall) => (isCall ? expression : `_ = ${expression}`),
  pure: new Set([
    'identifier',
    'selector_expression',
    'field_identifier',
    'index_expression',
    'parenthesized_expression',
    'binary_expression',
    'unary_expression',
    'expression_list',
    'interpreted_string_literal',
    'interpreted_string_literal_content',
    'raw_string_literal',
    'raw_string_literal_content',
    'rune_literal',
    'iota',
  ]),
  pureCalls: new Set([
    ...['len', 'cap', 'bool', 'string', 'int', 'int64', 'float64'],
    ...['strings.HasPrefix', 'strings.HasSuffix', 'strings.Contains', 'strings.EqualFold', 'errors.Is'],
  ]),
  strictLogic: true,
  atoms: new Set([
    'identifier',
    'selector_expression',
    'call_expression',
    'index_expression',
    'parenthesized_expression',
    'interpreted_string_literal',
    'int_literal',
    'float_literal',
    'true',
    'false',
    'nil',
  ]),
  variables: {
    short_var_declaration: { name: 'left', value: 'right' },
    var_spec: { name: 'name', value: 'value' },
    const_spec: { name: 'name', value: 'value' },
  },
  variableStatements: new Set(['short_var_declaration', 'var_declaration']),
  pairs: { short_var_declaration: { names: 'left', value: 'right' } },
  constants: { statements: new Set(['const_declaration']), hidden: /^const\s+[a-z]/ },
  writes: {
    assignment_statement: { target: 'left' },
    inc_statement: { target: '0' },
    dec_statement: { target: '0' },
    range_clause: { target: 'left' },
    receive_statement: { target: 'left' },
  },
  plainParameter: /\bbool$/,
  nameless: new Set(['type_identifier', 'qualified_type', 'pointer_type', 'field_identifier']),
  functions: new Set(['function_declaration', 'method_declaration', 'func_literal']),
  types: new Set(['type_spec', 'type_alias']),
  isPrivate: (_, name) => !/^\p{Lu}/u.test(name),
  multiline: new Set(['raw_string_literal']),
  imports,
  usesImport: ({ type, field, parent }) =>
    type === 'package_identifier' || (parent?.type === 'selector_expression' && field === 'operand'),
  unusedIsError: true,
  unreachableIsError: false,
};

function read(node: Node, text: string): { readonly value: FlagValue } | undefined {
  const written = textOf(node, text);
  switch (node.type) {
    case 'true':
    case 'false':
      return { value: node.type === 'true' };
    case 'nil':
      return { value: null };
    case 'int_literal':
    case 'float_literal':
      return /^\d+(?:\.\d+)?$/.test(written) ? { value: Number(written) } : undefined;
    case 'interpreted_string_literal':
      return unquoted(written);
    default:
      return undefined;
  }
}

const clauses = (node: Node) => partsOfNode(node).filter(({ type }) => /_case$/.test(type));

function bodyOf(clause: Node, text: string): Body {
  const list = part(clause, '@statement_list');
  const colon = tokenIn(clause, ':')?.end ?? clause.end;
  const inner = list ? trimmed(text, list) : { start: colon, end: colon };
  return { start: inner.start, end: inner.end, inner, items: list ? partsOfNode(list) : [], bare: true };
}

/** `switch { case a: …; default: … }`, where nothing leaves it but its end. */
function clausesOf(node: Node, text: string): Chain | undefined {
  if (node.type !== 'expression_switch_statement' || part(node, 'value') || part(node, 'initializer'))
    return undefined;
  const arms = clauses(node).map((clause): Arm | undefined => {
    const [keyword] = clause.children;
    const asked = part(clause, 'value');
    if (!keyword || (asked && partsOfNode(asked).length > 1)) return undefined;
    const { start, end } = clause;
    return { start, end, keyword, ...(asked ? { condition: asked } : {}), body: bodyOf(clause, text) };
  });
  const known = arms.filter((arm) => arm !== undefined);
  const defaultAt = known.findIndex(({ condition }) => condition === undefined);
  const inOrder = defaultAt === -1 || defaultAt === known.length - 1;
  const leaves = [...descendants(node)].some(({ type }) => /^(?:fallthrough|break)_statement$/.test(type));
  return known.length === arms.length && known.length > 0 && inOrder && !leaves
    ? { node, arms: known, otherwise: 'default' }
    : undefined;
}

function switchOf(node: Node, text: string): Switch | undefined {
  const subject = part(node, 'value');
  if (node.type !== 'expression_switch_statement' || !subject) return undefined;
  const burdened = part(node, 'initializer') ? { burdened: true as const } : {};
  return { node, subject, cases: clauses(node).map((clause) => caseOf(clause, text)), ...burdened };
}

function caseOf(clause: Node, text: string): Case {
  const { start, end } = clause;
  const body = bodyOf(clause, text);
  const fallsThrough = body.items.at(-1)?.type === 'fallthrough_statement';
  return {
    start,
    end,
    labels: partsOfNode(part(clause, 'value') ?? clause).filter(isLabel),
    body,
    fallsThrough,
  };
}

const isLabel = ({ type }: Node) => type !== 'statement_list';

/** A package may be called other than the end of its path says: `go-foo`, `foo.v2`, `foo/v2`. */
function imports(node: Node, text: string): readonly ImportedName[] | undefined {
  if (node.type !== 'import_declaration') return undefined;
  const specs = partsOfNode(part(node, '@import_spec_list') ?? node);
  return specs.flatMap((spec) => {
    const alias = part(spec, 'name');
    const path = unquoted(textOf(part(spec, 'path'), text))?.value ?? '';
    const names = alias
      ? [textOf(alias, text)].filter((name) => /^\w{2,}|^[a-z]$/i.test(name))
      : guesses(path);
    return names.map((name) => ({ name, node: spec }));
  });
}

function guesses(path: string): readonly string[] {
  const last =
    path
      .split('/')
      .filter((segment) => !/^v\d+$/.test(segment))
      .at(-1) ?? path;
  const name = last.replace(/\.v\d+$/, '');
  const bare = name.replace(/^go[-.]|[-.]go$/g, '');
  return [
    ...new Set([
      name,
      bare,
      bare.replaceAll('-', ''),
      bare.replaceAll('-', '_'),
      bare.split('-').at(-1) ?? bare,
    ]),
  ];
}
