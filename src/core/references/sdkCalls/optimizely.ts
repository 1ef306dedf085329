import type { Sdk } from './flagCall.ts';

const TYPES = ['', 'Boolean', 'String', 'Integer', 'Double', 'JSON'];
const PYTHON_TYPES = ['', '_boolean', '_string', '_integer', '_double', '_json'];

export const optimizely: Sdk = {
  name: 'optimizely',
  packages: [
    '@optimizely/',
    'optimizely-sdk',
    'optimizely',
    'github.com/optimizely/',
    'com.optimizely',
    'OptimizelySDK',
    'Optimizely',
  ],
  calls: [
    {
      in: 'javascript',
      names: ['decide', 'decideAsync', 'decideForKeys', 'decideForKeysAsync'],
      key: 0,
      generic: true,
    },
    {
      in: 'javascript',
      names: ['isFeatureEnabled', ...TYPES.map((type) => `getFeatureVariable${type}`)],
      key: 0,
    },
    { in: 'javascript', names: ['useDecision', 'useFeature', 'useExperiment'], key: 0, generic: true },
    {
      in: 'javascript',
      names: ['OptimizelyFeature'],
      form: 'component',
      key: { argument: 0, property: 'feature' },
    },
    { in: 'python', names: ['decide', 'decide_for_keys'], key: 0, generic: true },
    {
      in: 'python',
      names: ['is_feature_enabled', ...PYTHON_TYPES.map((type) => `get_feature_variable${type}`)],
      key: { argument: 0, keyword: 'feature_key' },
    },
    { in: 'go', names: ['Decide', 'DecideForKeys'], key: 0, generic: true },
    { in: 'go', names: ['IsFeatureEnabled'], key: 0 },
    {
      in: ['jvm', 'php', 'swift'],
      names: ['decide', 'decideAsync', 'decideForKeys'],
      key: { argument: 0, keyword: 'key' },
      generic: true,
    },
    { in: ['jvm', 'php', 'swift'], names: ['isFeatureEnabled'], key: { argument: 0, keyword: 'featureKey' } },
    { in: 'dotnet', names: ['Decide', 'DecideForKeys'], key: 0, generic: true },
    { in: 'dotnet', names: ['IsFeatureEnabled'], key: 0 },
    { in: 'ruby', names: ['decide', 'decide_for_keys'], key: 0, generic: true },
    { in: 'ruby', names: ['is_feature_enabled'], key: 0 },
  ],
  gives: [
    { names: /^decide(?:Async)?$/i, gives: { value: 'variationKey', on: 'enabled' } },
    { names: /enabled$/i, gives: 'truth' },
    { names: /./, gives: 'other' },
  ],
};
