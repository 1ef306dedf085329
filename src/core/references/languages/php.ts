import { childOf, type SyntaxNode } from '../syntaxNode.ts';
import type { ImportFact, Language } from './language.ts';

export const php: Language = {
  family: 'php',
  grammars: { php: 'php', phtml: 'php', inc: 'php' },
  ignored: new Set([
    'text',
    'php_tag',
    'primitive_type',
    'named_type',
    'optional_type',
    'union_type',
    'base_clause',
    'class_interface_clause',
    'visibility_modifier',
    'static_modifier',
    'integer',
  ]),
  namespaces: new Set(['namespace_definition']),
  comments: new Set(['comment']),
  strings: new Set(['string', 'encapsed_string']),
  interpolations: new Set([
    'variable_name',
    'member_access_expression',
    'subscript_expression',
    'dynamic_variable_name',
  ]),
  identifiers: new Set(['name', 'variable_name', 'relative_scope']),
  transparent: new Set(['parenthesized_expression', 'array_element_initializer', 'argument']),
  members: {
    member_access_expression: { object: 'object', property: 'name' },
    nullsafe_member_access_expression: { object: 'object', property: 'name' },
    class_constant_access_expression: { object: '0', property: '-1' },
    scoped_property_access_expression: { object: 'scope', property: 'name' },
    qualified_name: { object: '', property: '@name' },
  },
  subscripts: { subscript_expression: { object: '0', index: '1' } },
  calls: {
    function_call_expression: { callee: 'function', arguments: 'arguments' },
    object_creation_expression: { callee: '0', arguments: '@arguments' },
    attribute: { callee: '0', arguments: 'parameters' },
  },
  methodCalls: {
    member_call_expression: { object: 'object', name: 'name', arguments: 'arguments' },
    nullsafe_member_call_expression: { object: 'object', name: 'name', arguments: 'arguments' },
    scoped_call_expression: { object: 'scope', name: 'name', arguments: 'arguments' },
  },
  defines: new Set(['define']),
  namedArguments: { argument: { name: 'name', value: '-1' } },
  objects: new Set(['array_creation_expression']),
  pairs: { array_element_initializer: { key: '-2', value: '-1' } },
  spreads: new Set(['variadic_unpacking']),
  lists: new Set(),
  choices: { conditional_expression: ['body', 'alternative'] },
  binaries: new Set(['binary_expression']),
  returns: new Set(['return_statement']),
  functions: {
    function_definition: { name: 'name', parameters: 'parameters', body: 'body' },
    method_declaration: { name: 'name', parameters: 'parameters', body: 'body' },
    arrow_function: { name: '', parameters: 'parameters', body: 'body' },
    anonymous_function: { name: '', parameters: 'parameters', body: 'body' },
  },
  parameters: {
    simple_parameter: { name: 'name', label: 'name' },
    variadic_parameter: { name: 'name', label: 'name' },
    property_promotion_parameter: { name: 'name', label: 'name' },
  },
  methods: new Set(),
  classes: {
    class_declaration: { name: 'name', body: 'body' },
    interface_declaration: { name: 'name', body: 'body' },
    trait_declaration: { name: 'name', body: 'body' },
    enum_declaration: { name: 'name', body: 'body' },
  },
  fields: {},
  enumMembers: { enum_case: { name: 'name', value: 'value' } },
  branches: {
    match_conditional_expression: { pattern: 'conditional_expressions', value: 'return_expression' },
  },
  selfNames: ['$this', 'self', 'static'],
  scopes: new Set(),
  declarations: {
    const_element: { pattern: '0', value: '-1' },
    property_element: { pattern: 'name', value: 'default_value' },
    assignment_expression: { pattern: 'left', value: 'right' },
  },
  assignments: {},
  elements: {},
  exportsTopLevel: true,
  freeNames: 'anywhere',
  importKinds: new Set(['namespace_use_declaration']),
  imports,
  testTitles: new Set(),
};

function imports(node: SyntaxNode, text: string): readonly ImportFact[] {
  const clauses = node.children.flatMap((child) =>
    child.type === 'namespace_use_group' ? child.children : [child],
  );
  const prefix = node.children.find((child) => child.type === 'namespace_name');
  const before = prefix ? `${text.slice(prefix.start, prefix.end)}\\` : '';
  return clauses.flatMap((clause) => {
    const path = clause.children[0];
    if (clause.type !== 'namespace_use_clause' || path === undefined) return [];
    const source = `${before}${text.slice(path.start, path.end)}`.replaceAll('\\', '.').replace(/^\./, '');
    const imported = source.slice(source.lastIndexOf('.') + 1);
    const alias = childOf(clause, 'alias');
    return [{ name: alias ? text.slice(alias.start, alias.end) : imported, source, imported }];
  });
}
