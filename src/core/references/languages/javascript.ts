import { childOf, type SyntaxNode } from '../syntaxNode.ts';
import type { ImportFact, Language, ReExportFact } from './language.ts';
import { unquote } from './quotes.ts';

export const javascript: Language = {
  family: 'javascript',
  grammars: {
    ts: 'typescript',
    mts: 'typescript',
    cts: 'typescript',
    tsx: 'tsx',
    js: 'javascript',
    mjs: 'javascript',
    cjs: 'javascript',
    jsx: 'javascript',
    vue: 'typescript',
    svelte: 'typescript',
    astro: 'typescript',
  },
  ignored: new Set([
    'type_annotation',
    'type_arguments',
    'type_parameters',
    'predefined_type',
    'jsx_closing_element',
    'jsx_text',
    'regex',
    'number',
  ]),
  comments: new Set(['comment']),
  strings: new Set(['string', 'template_string']),
  interpolations: new Set(['template_substitution']),
  identifiers: new Set(['identifier', 'shorthand_property_identifier', 'this']),
  transparent: new Set([
    'parenthesized_expression',
    'await_expression',
    'non_null_expression',
    'as_expression',
    'satisfies_expression',
    'type_assertion',
    'jsx_expression',
  ]),
  members: { member_expression: { object: 'object', property: 'property' } },
  subscripts: { subscript_expression: { object: 'object', index: 'index' } },
  calls: {
    call_expression: { callee: 'function', arguments: 'arguments' },
    new_expression: { callee: 'constructor', arguments: 'arguments' },
  },
  namedArguments: {},
  objects: new Set(['object']),
  pairs: { pair: { key: 'key', value: 'value' } },
  spreads: new Set(['spread_element']),
  lists: new Set(['array']),
  choices: { ternary_expression: ['consequence', 'alternative'] },
  binaries: new Set(['binary_expression']),
  returns: new Set(['return_statement']),
  functions: {
    function_declaration: { name: 'name', parameters: 'parameters', body: 'body' },
    generator_function_declaration: { name: 'name', parameters: 'parameters', body: 'body' },
    function_expression: { name: 'name', parameters: 'parameters', body: 'body' },
    arrow_function: { name: 'name', parameters: 'parameters', body: 'body' },
    method_definition: { name: 'name', parameters: 'parameters', body: 'body' },
  },
  methods: new Set(['method_definition']),
  classes: {
    class_declaration: { name: 'name', body: 'body' },
    abstract_class_declaration: { name: 'name', body: 'body' },
    class: { name: 'name', body: 'body' },
    enum_declaration: { name: 'name', body: 'body' },
  },
  types: { interface_declaration: { name: 'name' }, type_alias_declaration: { name: 'name' } },
  typeMembers: { property_signature: { name: 'name' } },
  fields: {
    public_field_definition: { name: 'name', value: 'value' },
    field_definition: { name: 'property', value: 'value' },
    enum_assignment: { name: 'name', value: 'value' },
  },
  selfNames: ['this'],
  scopes: new Set(['statement_block', 'for_statement', 'for_in_statement', 'catch_clause', 'switch_body']),
  declarations: {
    variable_declarator: { pattern: 'name', value: 'value' },
    for_in_statement: { pattern: 'left', value: '' },
    catch_clause: { pattern: 'parameter', value: '' },
  },
  assignments: { assignment_expression: { pattern: 'left', value: 'right' } },
  elements: {
    jsx_opening_element: { name: 'name', attribute: 'attribute' },
    jsx_self_closing_element: { name: 'name', attribute: 'attribute' },
  },
  exportTarget: (left) =>
    left === 'module.exports' ? 'default' : /^(?:module\.)?exports\.(\w+)$/.exec(left)?.[1],
  exportsTopLevel: false,
  freeNames: 'nowhere',
  importKinds: new Set(['import_statement']),
  imports,
  reExports,
  testTitles: new Set(['it', 'test', 'describe', 'context', 'specify', 'suite', 'step']),
};

function textOf(node: SyntaxNode | undefined, text: string): string {
  return node === undefined ? '' : text.slice(node.start, node.end);
}

function imports(node: SyntaxNode, text: string): readonly ImportFact[] | undefined {
  if (node.type !== 'import_statement') return undefined;
  const source = childOf(node, 'source');
  if (source === undefined) return [];
  const from = unquote(textOf(source, text));
  const clause = node.children.find((child) => child.type === 'import_clause');
  return (clause?.children ?? []).flatMap((part): ImportFact[] => {
    if (part.type === 'identifier') {
      return [{ name: textOf(part, text), source: from, imported: 'default' }];
    }
    if (part.type === 'namespace_import') {
      return [{ name: textOf(part.children[0], text), source: from, imported: '*' }];
    }
    return part.children.map((specifier) => {
      const imported = textOf(childOf(specifier, 'name'), text);
      const alias = childOf(specifier, 'alias');
      return { name: alias ? textOf(alias, text) : imported, source: from, imported };
    });
  });
}

function reExports(node: SyntaxNode, text: string): readonly ReExportFact[] | undefined {
  if (node.type !== 'export_statement') return undefined;
  const sourceNode = childOf(node, 'source');
  const source = sourceNode && unquote(textOf(sourceNode, text));
  const clause = node.children.find((child) => child.type === 'export_clause');
  if (clause) {
    return clause.children.map((specifier) => {
      const imported = unquote(textOf(childOf(specifier, 'name'), text));
      const alias = childOf(specifier, 'alias');
      const name = alias ? unquote(textOf(alias, text)) : imported;
      return { name, imported, ...(source === undefined ? {} : { source }) };
    });
  }
  if (source === undefined) return undefined;
  const namespace = node.children.find((child) => child.type === 'namespace_export');
  return [{ name: namespace ? textOf(namespace.children[0], text) : '*', source, imported: '*' }];
}
