import type { Sdk } from './flagCall.ts';

const JS_TYPES = ['', 'Boolean', 'String', 'Integer', 'Double', 'JSON'];

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
    { in: 'javascript', names: ['decide', 'decideAsync', 'decideForKeys'], key: 0, generic: true },
    {
      in: 'javascript',
      names: ['isFeatureEnabled', ...JS_TYPES.map((type) => `getFeatureVariable${type}`)],
      key: 0,
    },
    { in: 'javascript', names: ['useDecision'], key: 0, generic: true },
    {
      in: 'javascript',
      names: ['OptimizelyFeature'],
      form: 'component',
      key: { argument: 0, property: 'feature' },
    },
    { in: 'python', names: ['decide', 'decide_for_keys'], key: 0, generic: true },
    { in: 'python', names: ['is_feature_enabled'], key: 0 },
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
};
