import type { Sdk } from './flagCall.ts';

export const flagsmith: Sdk = {
  name: 'flagsmith',
  packages: [
    'flagsmith',
    'flagsmith-',
    '@flagsmith/',
    'github.com/Flagsmith/',
    'com.flagsmith',
    'Flagsmith',
    'FlagsmithClient',
  ],
  flagsObjects: ['useFlags'],
  calls: [
    {
      in: 'javascript',
      names: ['hasFeature'],
      key: 0,
      default: { argument: 1, property: 'fallback' },
    },
    {
      in: 'javascript',
      names: ['getValue'],
      key: 0,
      default: { argument: 1, property: 'fallback' },
      generic: true,
    },
    { in: 'javascript', names: ['useFlags'], key: 0 },
    { in: 'javascript', names: ['isFeatureEnabled', 'getFeatureValue'], key: 0 },
    { in: 'javascript', names: ['getFlag'], key: 0, generic: true },
    { in: 'python', names: ['is_feature_enabled', 'get_feature_value'], key: 0 },
    { in: 'python', names: ['get_flag'], key: 0, generic: true },
    { in: 'go', names: ['IsFeatureEnabled', 'GetFeatureValue'], key: 0 },
    { in: ['jvm', 'php', 'swift'], names: ['isFeatureEnabled', 'getFeatureValue', 'hasFeatureFlag'], key: 0 },
    { in: 'swift', names: ['getValueForFeature'], key: 0 },
    { in: 'dotnet', names: ['IsFeatureEnabled', 'GetFeatureValue'], key: 0 },
    { in: 'ruby', names: ['is_feature_enabled', 'feature_enabled?', 'get_feature_value'], key: 0 },
    { in: 'rust', names: ['is_feature_enabled', 'get_feature_value_as_string'], key: 0 },
  ],
  gives: [
    { names: /^useFlags$/, gives: 'other' },
    { names: /^get_?flag$/i, gives: { value: 'value', on: 'enabled' } },
    { names: /enabled|^hasFeature/i, gives: 'truth' },
  ],
};
