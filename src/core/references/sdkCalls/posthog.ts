import type { Sdk } from './flagCall.ts';

const KEY = { argument: 0, keyword: 'key' };
const ASKING = ['isFeatureEnabled', 'getFeatureFlag', 'getFeatureFlagPayload'];

export const posthog: Sdk = {
  name: 'posthog',
  packages: ['posthog', 'posthog-', '@posthog/', 'github.com/posthog/', 'com.posthog', 'PostHog'],
  calls: [
    {
      in: 'javascript',
      names: ['isFeatureEnabled', 'getFeatureFlag', 'getFeatureFlagResult', 'getFeatureFlagPayload'],
      key: 0,
    },
    { in: 'javascript', names: ['getRemoteConfig', 'getFlag', 'isEnabled'], key: 0, generic: true },
    {
      in: 'javascript',
      names: [
        'useFeatureFlagEnabled',
        'useFeatureFlagVariantKey',
        'useFeatureFlagPayload',
        'useFeatureFlag',
        'useFeatureFlagResult',
      ],
      key: 0,
    },
    {
      in: 'javascript',
      names: ['PostHogFeature'],
      form: 'component',
      key: { argument: 0, property: 'flag' },
    },
    {
      in: 'python',
      names: [
        'feature_enabled',
        'is_feature_enabled',
        'get_feature_flag',
        'get_feature_flag_payload',
        'get_feature_flag_result',
      ],
      key: KEY,
    },
    {
      in: 'python',
      names: ['get_remote_config', 'get_remote_config_payload', 'get_flag', 'is_enabled'],
      key: KEY,
      generic: true,
    },
    {
      in: 'go',
      names: ['IsFeatureEnabled', 'GetFeatureFlag', 'GetFeatureFlagPayload'],
      key: { argument: 0, property: 'Key' },
    },
    // A server names the person first, a phone is the person's.
    { in: 'jvm', names: ASKING, key: 1, default: 2, minArguments: 3 },
    { in: 'jvm', names: ASKING, key: 1, minArguments: 2 },
    { in: 'jvm', names: ASKING, key: 0, default: 1 },
    {
      in: ['jvm', 'php', 'swift'],
      names: [...ASKING, 'isFeatureFlagEnabled'],
      key: 0,
    },
    { in: 'php', names: ['getFlag', 'isEnabled'], key: 0, generic: true },
    { in: 'dotnet', names: ['IsFeatureEnabledAsync', 'GetFeatureFlagAsync'], key: 0 },
    {
      in: 'ruby',
      names: [
        'is_feature_enabled',
        'get_feature_flag',
        'get_feature_flag_payload',
        'get_remote_config_payload',
      ],
      key: 0,
    },
  ],
  gives: [
    { names: /payload|result|remote_?config/i, gives: 'other' },
    { names: /enabled/i, gives: 'truth' },
  ],
};
