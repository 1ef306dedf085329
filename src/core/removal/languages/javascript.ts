import type { FlagValue } from '../../model/flag.ts';
import { javascript as language } from '../../references/languages/javascript.ts';
import { unquote } from '../../references/languages/quotes.ts';
import { braced, nestedChain } from '../bodies.ts';
import { type Node, part, partsAt, partsOfNode, textOf, tokenIn } from '../node.ts';
import { quoted } from './quoted.ts';
import { saysPrivate } from './saysPrivate.ts';
import type { Case, ImportedName, Syntax } from './syntax.ts';

export const javascript: Syntax = {
  language,
  write,
  read,
  names: new Set([
    'identifier',
    'shorthand_property_identifier',
    'shorthand_property_identifier_pattern',
    'type_identifier',
  ]),
  parentheses: new Set(['parenthesized_expression']),
  wrappers: {
    await_expression: '0',
    as_expression: '0',
    satisfies_expression: '0',
    non_null_expression: '0',
  },
  not: { unary_expression: ['!'] },
  binary: new Set(['binary_expression']),
  and: new Set(['&&']),
  or: new Set(['||']),
  otherwise: new Set(['??']),
  equal: new Set(['===', '==']),
  unequal: new Set(['!==', '!=']),
  equalsMethods: new Set(),
  transparentCalls: new Set(['Boolean']),
  ternaries: {
    ternary_expression: { condition: 'condition', consequence: 'consequence', alternative: 'alternative' },
  },
  chainOf: (node, text) =>
    nestedChain(node, 'if_statement', text, {
      condition: 'condition',
      consequence: 'consequence',
      alternative: 'alternative',
      clause: 'else_clause',
    }),
  switchOf: (node, text) => {
    if (node.type !== 'switch_statement') return undefined;
    const subject = part(node, 'value');
    const body = part(node, 'body');
    return subject && body
      ? { node, subject, cases: partsOfNode(body).map((one) => caseOf(one, text)) }
      : undefined;
  },
  loops: { while_statement: { condition: 'condition' }, do_statement: { condition: 'condition' } },
  lists: new Set(['program', 'statement_block', 'switch_case', 'switch_default', 'class_static_block']),
  expressionStatements: new Set(['expression_statement']),
  exits: ({ type }) =>
    ['return_statement', 'throw_statement', 'break_statement', 'continue_statement'].includes(type),
  breaks: (node, text) => node.type === 'break_statement' && /^break\s*;?$/.test(textOf(node, text)),
  scoped: new Set([
    'lexical_declaration',
    'class_declaration',
    'function_declaration',
    'generator_function_declaration',
    'enum_declaration',
  ]),
  bareBlock: () => '',
  hoisted: new Set(['function_declaration', 'generator_function_declaration']),
  emptyBody: '{}',
  statement: (expression) =>
    `${/^(?:[{([`/+-]|function\b|class\b)/.test(expression) ? `void ${expression}` : expression};`,
  pure: new Set([
    'identifier',
    'this',
    'member_expression',
    'property_identifier',
    'private_property_identifier',
    'subscript_expression',
    'unary_expression',
    'binary_expression',
    'parenthesized_expression',
    'ternary_expression',
    'undefined',
    'template_string',
    'template_substitution',
    'string_fragment',
    'optional_chain',
    'non_null_expression',
    'as_expression',
    'regex',
    'array',
    'object',
    'pair',
    'shorthand_property_identifier',
  ]),
  pureCalls: new Set(['Boolean', 'Array.isArray', 'String', 'Number', 'useCallback', 'useRef']),
  strictLogic: false,
  atoms: new Set([
    'identifier',
    'member_expression',
    'call_expression',
    'subscript_expression',
    'parenthesized_expression',
    'string',
    'template_string',
    'number',
    'true',
    'false',
    'null',
    'undefined',
    'array',
    'this',
    'jsx_element',
    'jsx_self_closing_element',
  ]),
  variables: { variable_declarator: { name: 'name', value: 'value' } },
  variableStatements: new Set(['lexical_declaration', 'variable_declaration']),
  fields: { statements: new Set(['public_field_definition']), hidden: /\bprivate\b/ },
  writes: {
    assignment_expression: { target: 'left' },
    augmented_assignment_expression: { target: 'left' },
    update_expression: { target: '0' },
    for_in_statement: { target: 'left' },
  },
  nameless: new Set(['predefined_type', 'type_identifier', 'literal_type', 'union_type']),
  functions: new Set([
    'function_declaration',
    'function_expression',
    'arrow_function',
    'method_definition',
    'generator_function_declaration',
    'generator_function',
  ]),
  types: new Set([
    'class_declaration',
    'abstract_class_declaration',
    'enum_declaration',
    'interface_declaration',
    'type_alias_declaration',
  ]),
  isPrivate: (head, name) => name.startsWith('#') || saysPrivate(head),
  multiline: new Set(['template_string', 'string']),
  imports,
  unusedIsError: false,
  unreachableIsError: false,
};

function write(value: FlagValue, like: string): string | undefined {
  if (typeof value === 'boolean' || typeof value === 'number' || value === null) return String(value);
  return typeof value === 'string' ? quoted(value, like) : undefined;
}

function read(node: Node, text: string): { readonly value: FlagValue } | undefined {
  switch (node.type) {
    case 'true':
    case 'false':
      return { value: node.type === 'true' };
    case 'null':
      return { value: null };
    case 'number':
      return Number.isFinite(Number(textOf(node, text))) ? { value: Number(textOf(node, text)) } : undefined;
    case 'string':
      return textOf(node, text).includes('\\') ? undefined : { value: unquote(textOf(node, text)) };
    default:
      return undefined;
  }
}

function caseOf(node: Node, text: string): Case {
  const label = part(node, 'value');
  const items = partsAt(node, 'body');
  const colon = tokenIn(node, ':')?.end ?? node.end;
  const [only, ...more] = items;
  const block = only?.type === 'statement_block' && more.length === 0 ? braced(only, text) : undefined;
  const inner = { start: items[0]?.start ?? colon, end: items.at(-1)?.end ?? colon };
  return {
    start: node.start,
    end: node.end,
    labels: label ? [label] : [],
    body: block ?? { ...inner, inner, items, bare: true },
    fallsThrough: true,
  };
}

function imports(node: Node, text: string): readonly ImportedName[] | undefined {
  if (node.type !== 'import_statement') return undefined;
  const clause = node.children.find(({ type }) => type === 'import_clause');
  return (clause ? partsOfNode(clause) : []).flatMap((one) => {
    if (one.type === 'identifier') return [{ name: textOf(one, text), node: one }];
    const names = one.type === 'named_imports' ? partsOfNode(one) : [one];
    return names.map((specifier) => {
      const name = part(specifier, 'alias') ?? part(specifier, 'name') ?? partsOfNode(specifier)[0];
      return { name: textOf(name, text), node: specifier };
    });
  });
}
