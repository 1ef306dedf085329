import type { FlagValue } from '../../model/flag.ts';
import { kotlin as language } from '../../references/languages/kotlin.ts';
import { braced, nestedChain } from '../bodies.ts';
import { type Node, part, partsOfNode, textOf, tokenIn } from '../node.ts';
import { plainly, unquoted } from './quoted.ts';
import { saysPrivate } from './saysPrivate.ts';
import type { Arm, Case, Chain, ImportedName, Switch, Syntax } from './syntax.ts';

/** Names that Kotlin uses without their being written: an import of one is never idle for sure. */
const OPERATORS =
  /^(?:(?:get|set)Value|provideDelegate|invoke|(?:plus|minus|times|div|rem)(?:Assign)?|rangeTo|contains|iterator|next|hasNext|component\d+|get|set|compareTo|not|inc|dec|unary(?:Plus|Minus))$/;

export const kotlin: Syntax = {
  language,
  write: plainly('null'),
  read,
  names: new Set(['simple_identifier', 'type_identifier', 'interpolated_identifier']),
  parentheses: new Set(['parenthesized_expression']),
  wrappers: { as_expression: '0' },
  not: { prefix_expression: ['!'] },
  binary: new Set([
    'conjunction_expression',
    'disjunction_expression',
    'equality_expression',
    'comparison_expression',
    'elvis_expression',
    'check_expression',
    'additive_expression',
    'multiplicative_expression',
    'infix_expression',
    'range_expression',
  ]),
  and: new Set(['&&']),
  or: new Set(['||']),
  otherwise: new Set(['?:']),
  equal: new Set(['==']),
  unequal: new Set(['!=']),
  equalsMethods: new Set(),
  transparentCalls: new Set(),
  ternaries: {},
  chainOf: (node, text) =>
    nestedChain(node, 'if_expression', text, {
      condition: 'condition',
      consequence: 'consequence',
      alternative: 'alternative',
    }) ?? clausesOf(node, text),
  switchOf,
  loops: { while_statement: { condition: '0' }, do_while_statement: { condition: '-1' } },
  lists: new Set(['source_file', 'statements']),
  expressionStatements: new Set(['control_structure_body']),
  exits: ({ type }) => type === 'jump_expression',
  breaks: () => false,
  scoped: new Set([
    'property_declaration',
    'function_declaration',
    'class_declaration',
    'object_declaration',
  ]),
  // Out of a lambda there is no way into the next round of a loop.
  bareBlock: (block) => (/\b(?:break|continue)\b/.test(block) ? undefined : 'run '),
  hoisted: new Set(),
  emptyBody: '{}',
  blockExpression: 'run ',
  results: {
    owners: new Set(['lambda_literal']),
    through: new Set([
      'if_expression',
      'when_expression',
      'when_entry',
      'control_structure_body',
      'try_expression',
      'catch_block',
    ]),
    unread: (node) =>
      /^(?:for_statement|while_statement|do_while_statement|finally_block|anonymous_initializer|class_body)$/.test(
        node.type,
      ) ||
      (node.type === 'function_body' && tokenIn(node, '{') !== undefined),
  },
  statement: (expression) => expression,
  pure: new Set([
    'simple_identifier',
    'this_expression',
    'super_expression',
    'navigation_expression',
    'navigation_suffix',
    'indexing_expression',
    'indexing_suffix',
    'prefix_expression',
    'postfix_expression',
    'parenthesized_expression',
    'conjunction_expression',
    'disjunction_expression',
    'equality_expression',
    'comparison_expression',
    'elvis_expression',
    'check_expression',
    'type_test',
    'additive_expression',
    'multiplicative_expression',
    'range_expression',
    'string_literal',
    'string_content',
    'interpolated_identifier',
    'interpolated_expression',
    'long_literal',
    'character_literal',
  ]),
  pureCalls: new Set(),
  pureMethods:
    /^(?:isEmpty|isNotEmpty|isBlank|isNotBlank|isNullOrEmpty|isNullOrBlank|contains|containsKey|startsWith|endsWith|equals|count|hashCode)$/,
  regroups: {
    disjunction_expression: 1,
    conjunction_expression: 2,
    equality_expression: 3,
    comparison_expression: 4,
    check_expression: 5,
    elvis_expression: 6,
    infix_expression: 7,
    range_expression: 8,
    additive_expression: 9,
    multiplicative_expression: 10,
    as_expression: 11,
  },
  strictLogic: true,
  atoms: new Set([
    'simple_identifier',
    'this_expression',
    'navigation_expression',
    'call_expression',
    'indexing_expression',
    'postfix_expression',
    'parenthesized_expression',
    'string_literal',
    'integer_literal',
    'real_literal',
    'boolean_literal',
    'null_literal',
  ]),
  variables: { property_declaration: { name: '@variable_declaration', value: '-1' } },
  variableStatements: new Set(['property_declaration']),
  constants: { statements: new Set(['property_declaration']), hidden: /\bprivate\b/ },
  fields: { statements: new Set(['property_declaration']), hidden: /\bprivate\b/ },
  writes: {
    variable_declaration: { target: '0' },
    directly_assignable_expression: { target: '0' },
  },
  plainParameter: /^\w+\s*:\s*Boolean$/,
  nameless: new Set(['user_type', 'nullable_type', 'type_identifier']),
  functions: new Set([
    'function_declaration',
    'anonymous_function',
    'lambda_literal',
    'secondary_constructor',
    'anonymous_initializer',
    'getter',
    'setter',
  ]),
  types: new Set(['class_declaration', 'object_declaration', 'type_alias']),
  isPrivate: saysPrivate,
  multiline: new Set(['string_literal']),
  imports,
  unusedIsError: false,
  unreachableIsError: false,
};

function read(node: Node, text: string): { readonly value: FlagValue } | undefined {
  const written = textOf(node, text);
  switch (node.type) {
    case 'boolean_literal':
      return { value: written === 'true' };
    case 'null_literal':
      return { value: null };
    case 'integer_literal':
    case 'real_literal':
      return /^\d+(?:\.\d+)?$/.test(written) ? { value: Number(written) } : undefined;
    case 'string_literal':
      return written.includes('$') ? undefined : unquoted(written);
    default:
      return undefined;
  }
}

const entriesOf = (node: Node) => partsOfNode(node).filter(({ type }) => type === 'when_entry');

/** `when { a -> …; else -> … }` */
function clausesOf(node: Node, text: string): Chain | undefined {
  if (node.type !== 'when_expression' || part(node, '@when_subject')) return undefined;
  const arms = entriesOf(node).map((entry): Arm | undefined => {
    const { start, end } = entry;
    const [first, ...more] = partsOfNode(entry);
    const otherwise = tokenIn(entry, 'else');
    if (otherwise && first) return { start, end, keyword: otherwise, body: braced(first, text) };
    const [block] = more;
    if (!first || !block || more.length > 1) return undefined;
    return { start, end, keyword: first, condition: first, body: braced(block, text) };
  });
  const known = arms.filter((arm) => arm !== undefined);
  return known.length === arms.length && arms.length > 0
    ? { node, arms: known, otherwise: 'else' }
    : undefined;
}

function switchOf(node: Node, text: string): Switch | undefined {
  if (node.type !== 'when_expression') return undefined;
  const [subject, ...more] = partsOfNode(part(node, '@when_subject') ?? node);
  if (!subject || more.length > 0 || subject.type === 'when_entry') return undefined;
  return { node, subject, cases: entriesOf(node).map((entry) => caseOf(entry, text)) };
}

function caseOf(entry: Node, text: string): Case {
  const { start, end } = entry;
  const conditions = partsOfNode(entry).filter(({ type }) => type === 'when_condition');
  const labels = conditions.flatMap((one) => partsOfNode(one));
  const isPlain = !labels.some(({ type }) => /_test$/.test(type));
  const body = braced(part(entry, '@control_structure_body') ?? entry, text);
  return { start, end, labels: isPlain ? labels : undefined, body, fallsThrough: false };
}

function imports(node: Node, text: string): readonly ImportedName[] | undefined {
  if (node.type !== 'import_header') return undefined;
  const [path, more] = partsOfNode(node);
  if (!path || more?.type === 'wildcard_import') return [];
  const name = textOf(more ? partsOfNode(more)[0] : partsOfNode(path).at(-1), text);
  return OPERATORS.test(name) ? [] : [{ name, node }];
}
