import type { SyntaxNode } from '../syntaxNode.ts';
import type { ImportFact, Language } from './language.ts';

const FUNCTION = {
  name: '@simple_identifier',
  parameters: '@function_value_parameters',
  body: '@function_body',
};

export const kotlin: Language = {
  family: 'jvm',
  grammars: { kt: 'kotlin', kts: 'kotlin' },
  ignored: new Set([
    'package_header',
    'type_arguments',
    'type_parameters',
    'type_projection',
    'function_type',
    'integer_literal',
    'visibility_modifier',
    'member_modifier',
    'binding_pattern_kind',
  ]),
  comments: new Set(['line_comment', 'multiline_comment']),
  strings: new Set(['string_literal']),
  interpolations: new Set(['interpolated_identifier', 'interpolated_expression']),
  identifiers: new Set(['simple_identifier', 'this_expression']),
  transparent: new Set([
    'parenthesized_expression',
    'postfix_expression',
    'as_expression',
    'variable_declaration',
    'control_structure_body',
    'getter',
    'function_body',
    'property_delegate',
  ]),
  members: { navigation_expression: { object: '0', property: '@navigation_suffix' } },
  subscripts: { indexing_expression: { object: '0', index: '@indexing_suffix' } },
  calls: {
    call_expression: { callee: '0', arguments: '@call_suffix' },
    constructor_invocation: { callee: '0', arguments: '@value_arguments' },
  },
  listCalls: new Set(['listOf', 'setOf', 'arrayOf', 'mutableListOf', 'mutableSetOf', 'asList', 'of']),
  argumentLists: new Set(['value_arguments', 'annotated_lambda']),
  namedArguments: { value_argument: { name: '-2', value: '-1' } },
  objects: new Set(),
  pairs: {},
  lists: new Set(['collection_literal']),
  choices: { if_expression: ['consequence', 'alternative'] },
  binaries: new Set(['additive_expression', 'elvis_expression']),
  functions: {
    function_declaration: FUNCTION,
    anonymous_function: { ...FUNCTION, name: '' },
    secondary_constructor: { ...FUNCTION, name: '' },
  },
  parameters: { parameter: { name: '@simple_identifier', label: '@simple_identifier' } },
  methods: new Set(),
  classes: {
    class_declaration: { name: '@type_identifier', body: '-1' },
    object_declaration: { name: '@type_identifier', body: '@class_body' },
    companion_object: { name: '@type_identifier', body: '@class_body' },
  },
  headMembers: { class_parameter: { name: '@simple_identifier' } },
  fields: {},
  typedMembers: {
    function_declaration: { name: '@simple_identifier', type: '@user_type', body: '@function_body' },
  },
  enumMembers: { enum_entry: { name: '@simple_identifier', value: '@value_arguments' } },
  branches: { when_entry: { pattern: '@when_condition', value: '@control_structure_body' } },
  typeUses: { type_test: { types: '@user_type' }, check_expression: { types: '@user_type' } },
  selfNames: ['this'],
  membersInScope: true,
  scopes: new Set(['statements']),
  declarations: {
    property_declaration: { pattern: '@variable_declaration', value: '-1' },
    for_statement: { pattern: '@variable_declaration', value: '' },
  },
  getters: { property_declaration: '@getter' },
  assignments: {},
  elements: {},
  exportsTopLevel: true,
  freeNames: 'anywhere',
  packageFunctions: true,
  importKinds: new Set(['import_header']),
  imports,
  testTitles: new Set(['DisplayName']),
};

function imports(node: SyntaxNode, text: string): readonly ImportFact[] {
  const [path, more] = node.children;
  if (path === undefined) return [];
  // What a companion has is the class's.
  const source = text
    .slice(path.start, path.end)
    .replace('.Companion.', '.')
    .replace(/\.Companion$/, '');
  if (more?.type === 'wildcard_import') return [{ name: '*', source, imported: '*' }];
  const imported = source.slice(source.lastIndexOf('.') + 1);
  const alias = more?.type === 'import_alias' ? more.children[0] : undefined;
  return [{ name: alias ? text.slice(alias.start, alias.end) : imported, source, imported }];
}
