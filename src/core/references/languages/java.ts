import { childOf, type SyntaxNode } from '../syntaxNode.ts';
import type { ImportFact, Language } from './language.ts';

export const java: Language = {
  family: 'jvm',
  grammars: { java: 'java' },
  ignored: new Set([
    'package_declaration',
    'type_arguments',
    'type_parameters',
    'integral_type',
    'void_type',
    'boolean_type',
    'array_type',
    'superclass',
    'super_interfaces',
    'decimal_integer_literal',
    'decimal_floating_point_literal',
  ]),
  comments: new Set(['line_comment', 'block_comment']),
  strings: new Set(['string_literal']),
  interpolations: new Set(['string_interpolation']),
  identifiers: new Set(['identifier', 'this']),
  transparent: new Set(['parenthesized_expression']),
  members: { field_access: { object: 'object', property: 'field' } },
  subscripts: { array_access: { object: 'array', index: 'index' } },
  calls: {
    object_creation_expression: { callee: 'type', arguments: 'arguments' },
    array_creation_expression: { callee: 'type', arguments: '' },
    annotation: { callee: 'name', arguments: 'arguments' },
  },
  superCalls: { explicit_constructor_invocation: { arguments: 'arguments' } },
  methodCalls: { method_invocation: { object: 'object', name: 'name', arguments: 'arguments' } },
  listCalls: new Set(['asList', 'of']),
  namedArguments: { element_value_pair: { name: 'key', value: 'value' } },
  objects: new Set(),
  pairs: {},
  lists: new Set(['array_initializer', 'element_value_array_initializer']),
  choices: { ternary_expression: ['consequence', 'alternative'] },
  binaries: new Set(['binary_expression']),
  functions: {
    method_declaration: { name: 'name', parameters: 'parameters', body: 'body' },
    constructor_declaration: { name: '', parameters: 'parameters', body: 'body' },
    lambda_expression: { name: '', parameters: 'parameters', body: 'body' },
  },
  parameters: {
    formal_parameter: { name: 'name', label: 'name' },
    spread_parameter: { name: '-1', label: '-1' },
    identifier: { name: '.', label: '.' },
  },
  methods: new Set(),
  classes: {
    class_declaration: { name: 'name', body: 'body' },
    interface_declaration: { name: 'name', body: 'body' },
    record_declaration: { name: 'name', body: 'body' },
    annotation_type_declaration: { name: 'name', body: 'body' },
    enum_declaration: { name: 'name', body: 'body' },
  },
  headMembers: { formal_parameter: { name: 'name' } },
  fields: {},
  typedMembers: { method_declaration: { name: 'name', type: 'type', body: 'body' } },
  enumMembers: { enum_constant: { name: 'name', value: 'arguments' } },
  branches: { switch_rule: { pattern: '@switch_label', value: '-1' } },
  typeUses: { class_literal: { types: '0' } },
  selfNames: ['this'],
  membersInScope: true,
  scopes: new Set(['block', 'for_statement', 'enhanced_for_statement', 'catch_clause']),
  declarations: {
    variable_declarator: { pattern: 'name', value: 'value' },
    enhanced_for_statement: { pattern: 'name', value: '' },
  },
  assignments: {},
  elements: {},
  exportsTopLevel: true,
  freeNames: 'anywhere',
  importKinds: new Set(['import_declaration']),
  imports,
  testTitles: new Set(['DisplayName']),
};

function imports(node: SyntaxNode, text: string): readonly ImportFact[] {
  const path = node.children.find((child) => /identifier$/.test(child.type));
  if (path === undefined) return [];
  const source = text.slice(path.start, path.end);
  if (node.children.some((child) => child.type === 'asterisk')) return [{ name: '*', source, imported: '*' }];
  const last = childOf(path, 'name') ?? path;
  const name = text.slice(last.start, last.end);
  return [{ name, source, imported: name }];
}
