import { childOf, type SyntaxNode } from '../syntaxNode.ts';
import type { ImportFact, Language } from './language.ts';
import { unquote } from './quotes.ts';

/** Tests by Ginkgo. */
const GINKGO = ['Describe', 'DescribeTable', 'Context', 'When', 'It', 'Specify', 'Entry', 'By'];

export const go: Language = {
  family: 'go',
  grammars: { go: 'go' },
  ignored: new Set(['package_clause', 'int_literal', 'float_literal']),
  comments: new Set(['comment']),
  strings: new Set(['interpreted_string_literal', 'raw_string_literal']),
  interpolations: new Set(),
  identifiers: new Set(['identifier']),
  transparent: new Set(['parenthesized_expression', 'unary_expression', 'literal_element']),
  members: { selector_expression: { object: 'operand', property: 'field' } },
  subscripts: { index_expression: { object: 'operand', index: 'index' } },
  calls: {
    call_expression: { callee: 'function', arguments: 'arguments' },
    type_conversion_expression: { callee: 'type', arguments: 'operand' },
  },
  namedArguments: {},
  objects: new Set(['composite_literal', 'literal_value']),
  typedObjects: { composite_literal: { type: 'type' } },
  pairs: { keyed_element: { key: 'key', value: 'value' } },
  lists: new Set(),
  choices: {},
  binaries: new Set(['binary_expression']),
  switches: { expression_switch_statement: { subject: 'value' } },
  functions: {
    function_declaration: { name: 'name', parameters: 'parameters', body: 'body' },
    method_declaration: { name: 'name', parameters: 'parameters', body: 'body' },
    func_literal: { name: '', parameters: 'parameters', body: 'body' },
  },
  methods: new Set(['method_declaration']),
  classes: {},
  types: { type_spec: { name: 'name' } },
  typeMembers: { field_declaration: { name: 'name' } },
  flagsByGetter: true,
  addresses: 'unary_expression',
  fields: {},
  selfNames: [],
  scopes: new Set([
    'block',
    'if_statement',
    'for_statement',
    'expression_case',
    'default_case',
    'communication_case',
    'type_case',
  ]),
  declarations: {
    const_spec: { pattern: 'name', value: 'value' },
    var_spec: { pattern: 'name', value: 'value' },
    short_var_declaration: { pattern: 'left', value: 'right' },
    range_clause: { pattern: 'left', value: '' },
  },
  typedConstants: { const_spec: { type: 'type' } },
  assignments: {},
  elements: {},
  exportsTopLevel: true,
  freeNames: 'folder',
  importKinds: new Set(['import_declaration']),
  imports,
  testTitles: new Set(['Run', ...GINKGO]),
};

function imports(node: SyntaxNode, text: string): readonly ImportFact[] | undefined {
  if (node.type !== 'import_declaration') return undefined;
  const specs = node.children.flatMap((child) =>
    child.type === 'import_spec_list' ? child.children : [child],
  );
  return specs.flatMap((spec) => {
    const path = childOf(spec, 'path');
    if (path === undefined) return [];
    const source = unquote(text.slice(path.start, path.end));
    const alias = childOf(spec, 'name');
    const name = alias ? text.slice(alias.start, alias.end) : packageName(source);
    return [{ name: name === '.' ? '*' : name, source, imported: '*' }];
  });
}

/** `example.com/flags/v2` declares package `flags`, by convention. */
function packageName(source: string): string {
  const segments = source.split('/').filter((segment) => !/^v\d+$/.test(segment));
  return segments.at(-1)?.replace(/^go-|\.go$/g, '') ?? source;
}
