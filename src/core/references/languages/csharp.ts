import { childOf, type SyntaxNode } from '../syntaxNode.ts';
import type { ImportFact, Language } from './language.ts';

export const csharp: Language = {
  family: 'dotnet',
  grammars: { cs: 'c-sharp' },
  ignored: new Set([
    'type_argument_list',
    'type_parameter_list',
    'predefined_type',
    'implicit_type',
    'array_type',
    'nullable_type',
    'base_list',
    'modifier',
    'integer_literal',
    'preproc_if_in_attribute_list',
  ]),
  namespaces: new Set(['namespace_declaration', 'file_scoped_namespace_declaration']),
  comments: new Set(['comment']),
  strings: new Set([
    'string_literal',
    'verbatim_string_literal',
    'raw_string_literal',
    'interpolated_string_expression',
  ]),
  interpolations: new Set(['interpolation']),
  identifiers: new Set(['identifier', 'this']),
  transparent: new Set([
    'parenthesized_expression',
    'await_expression',
    'array_creation_expression',
    'implicit_array_creation_expression',
    'postfix_unary_expression',
    'arrow_expression_clause',
    'bracketed_argument_list',
    'argument',
  ]),
  members: {
    member_access_expression: { object: 'expression', property: 'name' },
    conditional_access_expression: { object: 'condition', property: '@member_binding_expression' },
    qualified_name: { object: 'qualifier', property: 'name' },
  },
  subscripts: { element_access_expression: { object: 'expression', index: 'subscript' } },
  calls: {
    invocation_expression: { callee: 'function', arguments: 'arguments' },
    object_creation_expression: { callee: 'type', arguments: 'arguments' },
    attribute: { callee: 'name', arguments: '@attribute_argument_list' },
  },
  creations: { implicit_object_creation_expression: { arguments: '@argument_list' } },
  superCalls: { constructor_initializer: { arguments: '@argument_list' } },
  nameCalls: new Set(['nameof']),
  namedArguments: {
    argument: { name: 'name', value: '-1' },
    attribute_argument: { name: 'name', value: '-1' },
  },
  objects: new Set(),
  pairs: {},
  lists: new Set(['initializer_expression', 'collection_expression']),
  choices: { conditional_expression: ['consequence', 'alternative'] },
  binaries: new Set(['binary_expression']),
  functions: {
    method_declaration: { name: 'name', parameters: 'parameters', body: 'body' },
    local_function_statement: { name: 'name', parameters: 'parameters', body: 'body' },
    constructor_declaration: { name: '', parameters: 'parameters', body: 'body' },
    lambda_expression: { name: '', parameters: 'parameters', body: 'body' },
  },
  parameters: { parameter: { name: 'name', label: 'name' } },
  methods: new Set(),
  classes: {
    class_declaration: { name: 'name', body: 'body' },
    record_declaration: { name: 'name', body: 'body' },
    struct_declaration: { name: 'name', body: 'body' },
    interface_declaration: { name: 'name', body: 'body' },
    enum_declaration: { name: 'name', body: 'body' },
  },
  headMembers: { parameter: { name: 'name' } },
  fields: {},
  enumMembers: { enum_member_declaration: { name: 'name', value: 'value' } },
  branches: { switch_expression_arm: { pattern: '0', value: '-1' } },
  selfNames: ['this'],
  membersInScope: true,
  scopes: new Set(['block', 'for_statement', 'foreach_statement', 'catch_clause', 'using_statement']),
  declarations: {
    variable_declarator: { pattern: 'name', value: '-1' },
    property_declaration: { pattern: 'name', value: 'value' },
    foreach_statement: { pattern: 'left', value: '' },
  },
  getters: { property_declaration: '@arrow_expression_clause' },
  assignments: {},
  elements: {},
  exportsTopLevel: true,
  freeNames: 'anywhere',
  importKinds: new Set(['using_directive']),
  imports,
  testTitles: new Set(),
};

function imports(node: SyntaxNode, text: string): readonly ImportFact[] {
  const alias = childOf(node, 'name');
  const path = node.children.at(-1);
  if (path === undefined) return [];
  const source = text.slice(path.start, path.end);
  if (alias === undefined || alias === path) return [{ name: '*', source, imported: '*' }];
  const imported = source.slice(source.lastIndexOf('.') + 1);
  return [{ name: text.slice(alias.start, alias.end), source, imported }];
}
