import { childOf, childrenOf, type SyntaxNode } from '../syntaxNode.ts';
import type { ImportFact, Language } from './language.ts';

export const python: Language = {
  family: 'python',
  grammars: { py: 'python', pyi: 'python' },
  ignored: new Set(['type', 'integer', 'float']),
  comments: new Set(['comment']),
  strings: new Set(['string']),
  interpolations: new Set(['interpolation']),
  identifiers: new Set(['identifier']),
  transparent: new Set(['parenthesized_expression', 'await']),
  members: { attribute: { object: 'object', property: 'attribute' } },
  subscripts: { subscript: { object: 'value', index: 'subscript' } },
  calls: { call: { callee: 'function', arguments: 'arguments' } },
  namedArguments: { keyword_argument: { name: 'name', value: 'value' } },
  objects: new Set(['dictionary']),
  nameKeys: new Set(['identifier']),
  pairs: { pair: { key: 'key', value: 'value' } },
  spreads: new Set(['dictionary_splat', 'list_splat']),
  lists: new Set(['list', 'tuple', 'set']),
  choices: { conditional_expression: [0, 2] },
  binaries: new Set(['binary_operator', 'boolean_operator', 'comparison_operator']),
  adjacents: new Set(['concatenated_string']),
  returns: new Set(['return_statement']),
  functions: {
    function_definition: { name: 'name', parameters: 'parameters', body: 'body' },
    lambda: { name: 'name', parameters: 'parameters', body: 'body' },
  },
  methods: new Set(),
  classes: { class_definition: { name: 'name', body: 'body' } },
  enumBases: 'superclasses',
  fields: {},
  selfNames: 'first parameter',
  scopes: new Set([
    'list_comprehension',
    'set_comprehension',
    'dictionary_comprehension',
    'generator_expression',
  ]),
  declarations: {
    assignment: { pattern: 'left', value: 'right' },
    named_expression: { pattern: 'name', value: 'value' },
    for_statement: { pattern: 'left', value: '' },
    for_in_clause: { pattern: 'left', value: '' },
    as_pattern: { pattern: 'alias', value: '' },
  },
  assignments: {},
  elements: {},
  exportsTopLevel: true,
  freeNames: 'nowhere',
  importKinds: new Set(['import_statement', 'import_from_statement']),
  imports,
  testTitles: new Set(),
};

function imports(node: SyntaxNode, text: string): readonly ImportFact[] | undefined {
  const textOf = (part: SyntaxNode | undefined) =>
    part === undefined ? '' : text.slice(part.start, part.end);
  const nameAndAlias = (part: SyntaxNode) => {
    const name = part.type === 'aliased_import' ? textOf(childOf(part, 'name')) : textOf(part);
    return { name, alias: textOf(childOf(part, 'alias')) };
  };
  if (node.type === 'import_statement') {
    return childrenOf(node, 'name').map((part) => {
      const { name, alias } = nameAndAlias(part);
      // `import a.b` binds `a`; the rest is reached as members of it.
      return {
        name: alias || (name.split('.')[0] ?? name),
        source: alias ? name : (name.split('.')[0] ?? name),
        imported: '*',
      };
    });
  }
  if (node.type !== 'import_from_statement') return undefined;
  const source = textOf(childOf(node, 'module_name'));
  if (node.children.some((child) => child.type === 'wildcard_import')) {
    return [{ name: '*', source, imported: '*' }];
  }
  return childrenOf(node, 'name').map((part) => {
    const { name, alias } = nameAndAlias(part);
    return { name: alias || name, source, imported: name };
  });
}
