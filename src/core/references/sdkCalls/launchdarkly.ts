import type { Sdk } from './flagCall.ts';

const TYPES = ['bool', 'string', 'number', 'json'];
const GO_TYPES = ['Bool', 'String', 'Int', 'Float64', 'JSON'];
const TYPED = TYPES.flatMap((type) => [`${type}Variation`, `${type}VariationDetail`]);

export const launchdarkly: Sdk = {
  name: 'launchdarkly',
  packages: ['launchdarkly-', '@launchdarkly/', 'ldclient', 'github.com/launchdarkly/'],
  flagsObjects: ['useFlags'],
  calls: [
    { in: 'javascript', names: TYPED, key: 0, default: 1 },
    { in: 'javascript', names: TYPED, key: 0, default: 2, minArguments: 3 },
    { in: 'javascript', names: ['variation', 'variationDetail'], key: 0, default: 1, generic: true },
    {
      in: 'javascript',
      names: ['variation', 'variationDetail', 'migrationVariation'],
      key: 0,
      default: 2,
      minArguments: 3,
      generic: true,
    },
    {
      in: 'javascript',
      names: [
        ...['Bool', 'String', 'Number', 'Json'].flatMap((type) => [
          `use${type}Variation`,
          `use${type}VariationDetail`,
        ]),
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
      names: GO_TYPES.flatMap((type) => [`${type}VariationCtx`, `${type}VariationDetailCtx`]),
      key: 1,
      default: 3,
    },
  ],
};
