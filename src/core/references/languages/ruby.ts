import type { Language } from './language.ts';

const TITLED = ['it', 'describe', 'context', 'specify', 'scenario', 'feature', 'test'];
/** Symbols that name tables, columns, relations, routes, methods and helpers of tests. */
const NAMING = [
  ...['let', 'let!', 'subject', 'subject!', 'factory', 'receive'],
  ...['create_table', 'drop_table', 'change_table', 'add_column', 'remove_column'],
  ...['belongs_to', 'has_many', 'has_one', 'validates', 'before_action', 'after_action'],
  ...['resources', 'resource', 'define_method', 'alias_method'],
  ...['attr_accessor', 'attr_reader', 'attr_writer'],
];

export const ruby: Language = {
  family: 'ruby',
  grammars: { rb: 'ruby', rake: 'ruby', ru: 'ruby', gemspec: 'ruby' },
  ignored: new Set(['integer', 'float', 'regex', 'superclass']),
  comments: new Set(['comment']),
  strings: new Set(['string', 'simple_symbol', 'delimited_symbol', 'bare_symbol', 'bare_string']),
  interpolations: new Set(['interpolation']),
  identifiers: new Set(['identifier', 'constant', 'self']),
  transparent: new Set(['parenthesized_statements', 'block_argument']),
  members: { scope_resolution: { object: 'scope', property: 'name' } },
  subscripts: { element_reference: { object: 'object', index: '-1' } },
  calls: {},
  methodCalls: { call: { object: 'receiver', name: 'method', arguments: 'arguments' } },
  transparentMethods: new Set(['freeze', 'dup', 'to_s', 'to_sym', 'to_set']),
  namedArguments: { pair: { name: 'key', value: 'value' } },
  objects: new Set(['hash']),
  pairs: { pair: { key: 'key', value: 'value' } },
  spreads: new Set(['hash_splat_argument', 'splat_argument']),
  lists: new Set(['array', 'string_array', 'symbol_array']),
  choices: { conditional: ['consequence', 'alternative'] },
  binaries: new Set(['binary']),
  adjacents: new Set(['chained_string']),
  functions: {
    method: { name: 'name', parameters: 'parameters', body: 'body' },
    singleton_method: { name: 'name', parameters: 'parameters', body: 'body' },
    lambda: { name: '', parameters: 'parameters', body: 'body' },
    block: { name: '', parameters: 'parameters', body: 'body' },
    do_block: { name: '', parameters: 'parameters', body: 'body' },
  },
  parameters: {
    identifier: { name: '.', label: '.' },
    optional_parameter: { name: 'name', label: 'name' },
    keyword_parameter: { name: 'name', label: 'name' },
  },
  methods: new Set(),
  classes: {
    class: { name: 'name', body: 'body' },
    module: { name: 'name', body: 'body' },
  },
  fields: {},
  selfNames: ['self'],
  membersInScope: true,
  scopes: new Set(),
  declarations: {
    assignment: { pattern: 'left', value: 'right' },
    operator_assignment: { pattern: 'left', value: 'right' },
  },
  assignments: {},
  elements: {},
  exportsTopLevel: true,
  freeNames: 'anywhere',
  importKinds: new Set(),
  imports: () => undefined,
  testTitles: new Set([...TITLED, ...NAMING]),
};
