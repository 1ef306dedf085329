import type { Sdk } from './flagCall.ts';

export const unleash: Sdk = {
  name: 'unleash',
  packages: ['unleash-client', 'unleash-proxy-client', '@unleash/', 'UnleashClient', 'github.com/Unleash/'],
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
  ],
};
