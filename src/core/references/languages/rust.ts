import { childOf, type SyntaxNode } from '../syntaxNode.ts';
import type { ImportFact, Language, ReExportFact } from './language.ts';

export const rust: Language = {
  family: 'rust',
  grammars: { rs: 'rust' },
  ignored: new Set([
    'type_parameters',
    'primitive_type',
    'reference_type',
    'lifetime',
    'integer_literal',
    'where_clause',
    'visibility_modifier',
  ]),
  comments: new Set(['line_comment', 'block_comment']),
  strings: new Set(['string_literal', 'raw_string_literal']),
  interpolations: new Set(),
  identifiers: new Set(['identifier', 'self']),
  transparent: new Set([
    'reference_expression',
    'await_expression',
    'try_expression',
    'parenthesized_expression',
    'generic_function',
  ]),
  members: {
    field_expression: { object: 'value', property: 'field' },
    scoped_identifier: { object: 'path', property: 'name' },
  },
  tokens: new Set(['token_tree']),
  subscripts: { index_expression: { object: '0', index: '1' } },
  calls: {
    call_expression: { callee: 'function', arguments: 'arguments' },
    attribute: { callee: '0', arguments: 'arguments' },
    macro_invocation: { callee: 'macro', arguments: '@token_tree' },
  },
  transparentMethods: new Set(['to_string', 'to_owned', 'into', 'as_str', 'clone']),
  namedArguments: {},
  objects: new Set(['field_initializer_list']),
  pairs: { field_initializer: { key: 'field', value: 'value' } },
  lists: new Set(['array_expression', 'tuple_expression']),
  choices: {},
  binaries: new Set(['binary_expression']),
  functions: {
    function_item: { name: 'name', parameters: 'parameters', body: 'body' },
    closure_expression: { name: '', parameters: 'parameters', body: 'body' },
  },
  parameters: { parameter: { name: 'pattern', label: 'pattern' }, identifier: { name: '.', label: '.' } },
  methods: new Set(),
  classes: {
    impl_item: { name: 'type', body: 'body' },
    trait_item: { name: 'name', body: 'body' },
    enum_item: { name: 'name', body: 'body' },
  },
  types: { struct_item: { name: 'name' }, struct_expression: { name: 'name' } },
  typeMembers: { field_declaration: { name: 'name' } },
  typedPatterns: { struct_pattern: { type: 'type', member: '@field_pattern' } },
  fields: {},
  enumMembers: { enum_variant: { name: 'name', value: 'value' } },
  branches: { match_arm: { pattern: 'pattern', value: 'value' } },
  typeUses: { generic_function: { types: '@type_arguments' } },
  selfNames: ['self', 'Self'],
  scopes: new Set(['block']),
  declarations: {
    const_item: { pattern: 'name', value: 'value' },
    static_item: { pattern: 'name', value: 'value' },
    let_declaration: { pattern: 'pattern', value: 'value' },
    for_expression: { pattern: 'pattern', value: '' },
  },
  assignments: {},
  elements: {},
  exportsTopLevel: true,
  freeNames: 'anywhere',
  importKinds: new Set(['use_declaration']),
  imports,
  reExports,
  foreignCalls: new Set(['cfg', 'cfg_attr']),
  testTitles: new Set(),
};

function imports(node: SyntaxNode, text: string): readonly ImportFact[] {
  const argument = childOf(node, 'argument');
  return argument ? namesIn(argument, '', text) : [];
}

/** `pub use flags::Feature` */
function reExports(node: SyntaxNode, text: string): readonly ReExportFact[] | undefined {
  if (node.type !== 'use_declaration' || !text.startsWith('pub', node.start)) return undefined;
  return imports(node, text);
}

/** `a::{b, c as d, e::*}`, each with its whole path, dotted. */
function namesIn(node: SyntaxNode, before: string, text: string): readonly ImportFact[] {
  const textOf = (part: SyntaxNode | undefined) =>
    part === undefined ? '' : text.slice(part.start, part.end).replaceAll('::', '.');
  const path = textOf(childOf(node, 'path'));
  switch (node.type) {
    case 'scoped_use_list':
      return namesIn(childOf(node, 'list') ?? node, `${before}${path}.`, text);
    case 'use_list':
      return node.children.flatMap((child) => namesIn(child, before, text));
    case 'use_wildcard':
      return [{ name: '*', source: `${before}${textOf(node.children[0])}`, imported: '*' }];
    case 'use_as_clause': {
      const imported = path.slice(path.lastIndexOf('.') + 1);
      return [{ name: textOf(childOf(node, 'alias')), source: `${before}${path}`, imported }];
    }
    default: {
      const source = `${before}${textOf(node)}`;
      const name = source.slice(source.lastIndexOf('.') + 1);
      return [{ name, source, imported: name }];
    }
  }
}
