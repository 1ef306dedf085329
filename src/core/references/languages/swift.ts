import type { SyntaxNode } from '../syntaxNode.ts';
import type { ImportFact, Language } from './language.ts';

export const swift: Language = {
  family: 'swift',
  grammars: { swift: 'swift' },
  ignored: new Set([
    'type_annotation',
    'type_arguments',
    'type_parameters',
    'inheritance_specifier',
    'visibility_modifier',
    'integer_literal',
    'value_binding_pattern',
  ]),
  comments: new Set(['comment', 'multiline_comment']),
  strings: new Set(['line_string_literal', 'multi_line_string_literal']),
  interpolations: new Set(['interpolated_expression']),
  identifiers: new Set(['simple_identifier', 'self_expression']),
  transparent: new Set([
    'postfix_expression',
    'await_expression',
    'try_expression',
    'as_expression',
    'pattern',
  ]),
  members: { navigation_expression: { object: 'target', property: 'suffix' } },
  keyPaths: 'key_path_expression',
  implicitMembers: { prefix_expression: { name: 'target' }, switch_pattern: { name: '-1' } },
  subscripts: {},
  calls: {
    call_expression: { callee: '0', arguments: '@call_suffix' },
    constructor_expression: { callee: '0', arguments: '@constructor_suffix' },
    attribute: { callee: '@user_type', arguments: '' },
  },
  argumentLists: new Set(['value_arguments']),
  namedArguments: { value_argument: { name: 'name', value: 'value' } },
  labelsKeepPlaces: true,
  objects: new Set(),
  pairs: {},
  lists: new Set(['array_literal']),
  choices: { ternary_expression: ['if_true', 'if_false'] },
  binaries: new Set(['additive_expression', 'nil_coalescing_expression']),
  functions: {
    function_declaration: { name: 'name', parameters: '.', body: 'body' },
    init_declaration: { name: '', parameters: '.', body: 'body' },
  },
  parameters: { parameter: { name: 'name', label: 'external_name' } },
  methods: new Set(),
  classes: {
    class_declaration: { name: 'name', body: 'body' },
    protocol_declaration: { name: 'name', body: 'body' },
  },
  fields: {},
  enumMembers: { enum_entry: { name: 'name', value: 'raw_value' } },
  switches: { switch_statement: { subject: 'expr' } },
  branches: { switch_entry: { pattern: '@switch_pattern', value: '@statements' } },
  selfNames: ['self', 'Self'],
  membersInScope: true,
  scopes: new Set(['statements']),
  declarations: { property_declaration: { pattern: 'name', value: 'value' } },
  getters: { property_declaration: '@computed_property' },
  assignments: { assignment: { pattern: 'target', value: 'result' } },
  elements: {},
  exportsTopLevel: true,
  freeNames: 'anywhere',
  importKinds: new Set(['import_declaration']),
  imports,
  testTitles: new Set(),
};

function imports(node: SyntaxNode, text: string): readonly ImportFact[] {
  const path = node.children.find((child) => child.type === 'identifier');
  return path ? [{ name: '*', source: text.slice(path.start, path.end), imported: '*' }] : [];
}
