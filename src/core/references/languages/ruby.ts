import type { Language } from './language.ts';

const TITLED = ['it', 'describe', 'context', 'specify', 'scenario', 'feature', 'test'];
/** Symbols that name tables, columns, relations, routes, methods and helpers of tests. */
const NAMING = [
  ...['let', 'let!', 'subject', 'subject!', 'factory', 'trait', 'receive'],
  ...['create_table', 'drop_table', 'change_table', 'add_column', 'remove_column', 'change_column'],
  ...['add_index', 'add_reference', 'add_foreign_key', 'remove_foreign_key', 'rename_column'],
  ...['change_column_default', 'change_column_null', 'change_column_comment', 'remove_index', 'rename_table'],
  ...['belongs_to', 'has_many', 'has_one', 'has_and_belongs_to_many', 'validates', 'validate', 'scope'],
  'accepts_nested_attributes_for',
  ...['joins', 'left_joins', 'includes', 'preload', 'eager_load', 'delegate', 'helper_method'],
  ...['action', 'save', 'create', 'update', 'destroy', 'validation'].flatMap((each) => [
    `before_${each}`,
    `after_${each}`,
    `around_${each}`,
  ]),
  ...['after_commit', 'after_create_commit', 'after_update_commit', 'after_rollback', 'skip_before_action'],
  ...['resources', 'resource', 'namespace', 'queue_as', 'define_method', 'alias_method'],
  ...['attr_accessor', 'attr_reader', 'attr_writer', 'attr_readonly', 'references'],
  // Of a test: what is made, and what a controller has set.
  ...['Fabricator', 'assigns'],
];
/** Their first symbol is the name of what a test makes. */
const MAKING = ['create', 'build', 'build_stubbed', 'attributes_for'].flatMap((each) => [
  each,
  `${each}_list`,
  `${each}_pair`,
]);

export const ruby: Language = {
  family: 'ruby',
  grammars: { rb: 'ruby', rake: 'ruby', jbuilder: 'ruby', ru: 'ruby', gemspec: 'ruby' },
  ignored: new Set(['integer', 'float', 'regex', 'superclass']),
  comments: new Set(['comment']),
  strings: new Set(['string', 'simple_symbol', 'delimited_symbol', 'bare_symbol', 'bare_string']),
  interpolations: new Set(['interpolation']),
  identifiers: new Set(['identifier', 'constant', 'self']),
  transparent: new Set(['parenthesized_statements', 'block_argument']),
  members: { scope_resolution: { object: 'scope', property: 'name' } },
  namingSubscripts: new Set(['simple_symbol']),
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
  actions: new Set(['get', 'post', 'put', 'patch', 'delete', 'head', 'render', 'render_to_string']),
  factories: {
    calls: new Set([...MAKING, 'Fabricate']),
    owners: new Set(['FactoryBot', 'FactoryGirl', 'Fabricate']),
  },
};
