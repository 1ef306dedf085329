import { DETAILS, type Sdk } from './flagCall.ts';

const TYPES = ['bool', 'string', 'number', 'json'];
const GO_TYPES = ['Bool', 'String', 'Int', 'Float64', 'JSON'];
const TYPED = TYPES.flatMap((type) => [`${type}Variation`, `${type}VariationDetail`]);

const JVM_TYPED = ['bool', 'string', 'int', 'double', 'json', 'jsonValue'].flatMap((type) => [
  `${type}Variation`,
  `${type}VariationDetail`,
]);
const DOTNET_TYPED = ['Bool', 'String', 'Int', 'Float', 'Double', 'Json'].flatMap((type) => [
  `${type}Variation`,
  `${type}VariationDetail`,
]);
const RUST_TYPED = ['bool', 'str', 'int', 'float', 'json'].flatMap((type) => [
  `${type}_variation`,
  `${type}_variation_detail`,
]);
const FOR_KEY = { argument: 0, keyword: 'forKey' };
const DEFAULT_VALUE = { argument: 1, keyword: 'defaultValue' };

export const launchdarkly: Sdk = {
  name: 'launchdarkly',
  packages: [
    'launchdarkly-',
    '@launchdarkly/',
    'ldclient',
    'github.com/launchdarkly/',
    'com.launchdarkly',
    'LaunchDarkly',
    'launchdarkly_server_sdk',
  ],
  flagsObjects: ['useFlags'],
  consumers: ['withLDConsumer'],
  calls: [
    // A server is given the context before the default, a browser has it.
    { in: 'javascript', names: TYPED, key: 0, default: 2, minArguments: 3 },
    { in: 'javascript', names: TYPED, key: 0, default: 1 },
    {
      in: 'javascript',
      names: ['variation', 'variationDetail', 'migrationVariation'],
      key: 0,
      default: 2,
      minArguments: 3,
      generic: true,
    },
    { in: 'javascript', names: ['variation', 'variationDetail'], key: 0, default: 1, generic: true },
    {
      in: 'javascript',
      names: [
        ...['Bool', 'String', 'Number', 'Json'].flatMap((type) => [
          `use${type}Variation`,
          `use${type}VariationDetail`,
        ]),
        'useVariation',
        'useVariationDetail',
        'useLDFlag',
      ],
      key: 0,
      default: 1,
    },
    {
      in: 'python',
      names: ['variation', 'variation_detail', 'migration_variation'],
      key: { argument: 0, keyword: 'key' },
      default: { argument: 2, keyword: 'default' },
      generic: true,
    },
    {
      in: 'go',
      names: [...GO_TYPES, 'Migration'].flatMap((type) => [`${type}Variation`, `${type}VariationDetail`]),
      key: 0,
      default: 2,
    },
    {
      in: 'go',
      names: [...GO_TYPES, 'Migration'].flatMap((type) => [
        `${type}VariationCtx`,
        `${type}VariationDetailCtx`,
      ]),
      key: 1,
      default: 3,
    },
    { in: ['jvm', 'swift', 'php'], names: JVM_TYPED, key: FOR_KEY, default: 2, minArguments: 3 },
    { in: ['jvm', 'swift', 'php'], names: JVM_TYPED, key: FOR_KEY, default: DEFAULT_VALUE },
    { in: 'dotnet', names: DOTNET_TYPED, key: 0, default: 2, minArguments: 3 },
    { in: 'dotnet', names: DOTNET_TYPED, key: 0, default: 1 },
    {
      in: 'ruby',
      names: ['variation', 'variation_detail', 'migration_variation'],
      key: 0,
      default: 2,
      generic: true,
    },
    { in: 'php', names: ['variation', 'variationDetail'], key: 0, default: 2, generic: true },
    { in: 'rust', names: RUST_TYPED, key: 1, default: 2, minArguments: 2 },
  ],
  gives: [
    { names: /Detail|Migration/, in: ['go'], gives: 'other' },
    { names: /migration/, in: ['python', 'ruby'], gives: 'other' },
    // Of a value that may be missing.
    { names: /detail$/, in: ['rust'], gives: 'other' },
    { names: /detail$|^migration/i, gives: DETAILS },
  ],
};
