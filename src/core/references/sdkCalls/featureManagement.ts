import type { Sdk } from './flagCall.ts';

/** Microsoft.FeatureManagement and Azure App Configuration. */
export const featureManagement: Sdk = {
  name: 'feature-management',
  packages: [
    'Microsoft.FeatureManagement',
    'com.azure.spring.cloud.feature',
    '@microsoft/feature-management',
  ],
  calls: [
    { in: 'dotnet', names: ['IsEnabledAsync'], key: 0, generic: true },
    { in: 'dotnet', names: ['FeatureGate', 'FeatureGateAttribute'], form: 'decorator', key: 0 },
  ],
  gives: [{ names: /^IsEnabled/, gives: 'truth' }],
};
