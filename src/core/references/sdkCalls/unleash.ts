import type { Sdk } from './flagCall.ts';

export const unleash: Sdk = {
  name: 'unleash',
  packages: [
    'unleash-client',
    'unleash-proxy-client',
    '@unleash/',
    'UnleashClient',
    'github.com/Unleash/',
    'io.getunleash',
    'no.finn.unleash',
    'Unleash',
    'unleash_api_client',
    'UnleashProxyClientSwift',
  ],
  calls: [
    {
      in: 'javascript',
      names: ['isEnabled', 'getVariant', 'forceGetVariant'],
      key: 0,
      default: 2,
      generic: true,
    },
    { in: 'javascript', names: ['useFlag'], key: 0 },
    { in: 'javascript', names: ['useVariant'], key: 0, generic: true },
    {
      in: 'python',
      names: ['is_enabled', 'get_variant'],
      key: { argument: 0, keyword: 'feature_name' },
      default: { argument: 2, keyword: 'fallback_function' },
      generic: true,
    },
    { in: 'go', names: ['IsEnabled', 'GetVariant'], key: 0, generic: true },
    // The default is last, behind an optional context.
    { in: 'jvm', names: ['isEnabled', 'getVariant'], key: 0, default: 2, minArguments: 3, generic: true },
    { in: 'jvm', names: ['isEnabled', 'getVariant'], key: 0, default: 1, generic: true },
    { in: 'dotnet', names: ['IsEnabled', 'GetVariant'], key: 0, default: 2, minArguments: 3, generic: true },
    { in: 'dotnet', names: ['IsEnabled', 'GetVariant'], key: 0, default: 1, generic: true },
    {
      in: 'ruby',
      names: ['is_enabled?', 'enabled?', 'get_variant'],
      key: 0,
      default: 2,
      generic: true,
    },
    { in: 'ruby', names: ['is_disabled?', 'disabled?'], key: 0, default: 2, generic: true, inverted: true },
    { in: 'php', names: ['isEnabled', 'getVariant'], key: 0, default: 2, generic: true },
    { in: 'swift', names: ['isEnabled', 'getVariant'], key: { argument: 0, keyword: 'name' }, generic: true },
    { in: 'rust', names: ['is_enabled', 'get_variant'], key: 0, default: 2, generic: true },
  ],
  gives: [
    // A variant's own `enabled` says that there is one, its payload need not be what we call its value.
    { names: /variant$/i, gives: { on: 'featureEnabled', variant: 'name' } },
    { names: /./, gives: 'truth' },
  ],
};
