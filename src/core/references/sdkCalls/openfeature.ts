import { DETAILS, type Sdk } from './flagCall.ts';

const TYPES = ['Boolean', 'String', 'Number', 'Object'];
const PYTHON_TYPES = ['boolean', 'string', 'integer', 'float', 'object'];
const GO_TYPES = ['Boolean', 'String', 'Int', 'Float', 'Object'];

const JVM_TYPES = ['Boolean', 'String', 'Integer', 'Double', 'Float', 'Object'];
const DOTNET_TYPES = ['Boolean', 'String', 'Integer', 'Double', 'Structure'];
const RUBY_TYPES = ['boolean', 'string', 'number', 'integer', 'float', 'object'];
const RUST_TYPES = ['bool', 'string', 'int', 'float', 'struct'];

export const openfeature: Sdk = {
  name: 'openfeature',
  packages: [
    '@openfeature/',
    'openfeature',
    'openfeature-sdk',
    'github.com/open-feature/',
    'dev.openfeature',
    'OpenFeature',
    'open_feature',
  ],
  calls: [
    {
      in: 'javascript',
      names: TYPES.flatMap((type) => [`get${type}Value`, `get${type}Details`]),
      key: 0,
      default: 1,
    },
    {
      in: 'javascript',
      names: [
        ...TYPES.flatMap((type) => [`use${type}FlagValue`, `use${type}FlagDetails`]),
        'useSuspenseFlag',
      ],
      key: 0,
      default: 1,
    },
    // Others' hook of the name takes no default.
    { in: 'javascript', names: ['useFlag'], key: 0, default: 1, minArguments: 2 },
    {
      in: 'javascript',
      names: ['FeatureFlag'],
      form: 'component',
      key: { argument: 0, property: 'flagKey' },
      default: { argument: 0, property: 'defaultValue' },
    },
    {
      in: 'javascript',
      names: TYPES.map((type) => `${type}FeatureFlag`),
      form: 'decorator',
      key: { argument: 0, property: 'flagKey' },
      default: { argument: 0, property: 'defaultValue' },
    },
    {
      in: 'javascript',
      names: ['RequireFlagsEnabled'],
      form: 'decorator',
      key: { argument: 0, property: 'flags.flagKey' },
    },
    {
      in: 'javascript',
      names: TYPES.map((type) => `resolve${type}Evaluation`),
      key: 0,
      default: 1,
    },
    {
      in: 'python',
      names: PYTHON_TYPES.flatMap((type) =>
        ['value', 'details'].flatMap((what) => [`get_${type}_${what}`, `get_${type}_${what}_async`]),
      ),
      key: { argument: 0, keyword: 'flag_key' },
      default: { argument: 1, keyword: 'default_value' },
    },
    {
      in: 'go',
      names: GO_TYPES.flatMap((type) => [`${type}Value`, `${type}ValueDetails`]),
      key: 1,
      default: 2,
      minArguments: 3,
    },
    { in: 'go', names: GO_TYPES, key: 1, default: 2, minArguments: 3, generic: 'imported' },
    {
      in: ['jvm', 'php'],
      names: JVM_TYPES.flatMap((type) => [`get${type}Value`, `get${type}Details`]),
      key: 0,
      default: 1,
    },
    {
      in: 'dotnet',
      names: DOTNET_TYPES.flatMap((type) =>
        ['Value', 'Details'].flatMap((what) => [`Get${type}${what}Async`, `Get${type}${what}`]),
      ),
      key: 0,
      default: 1,
    },
    {
      in: 'ruby',
      names: RUBY_TYPES.flatMap((type) => [`fetch_${type}_value`, `fetch_${type}_details`]),
      key: { argument: 0, keyword: 'flag_key' },
      default: { argument: 1, keyword: 'default_value' },
    },
    {
      in: 'swift',
      names: JVM_TYPES.flatMap((type) => [`get${type}Value`, `get${type}Details`]),
      key: { argument: 0, keyword: 'key' },
      default: { argument: 1, keyword: 'defaultValue' },
    },
    {
      in: 'rust',
      names: RUST_TYPES.flatMap((type) => [`get_${type}_value`, `get_${type}_details`]),
      key: 0,
    },
  ],
  gives: [
    // With an error, or a result beside it.
    { names: /Details$/, in: ['go'], gives: 'other' },
    { names: /details(?:_?async)?$/i, gives: DETAILS },
    { names: /^(?:useFlag|useSuspenseFlag|resolve\w+Evaluation)$/, gives: DETAILS },
  ],
};
