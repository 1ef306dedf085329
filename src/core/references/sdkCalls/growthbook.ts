import type { Sdk } from './flagCall.ts';

export const growthbook: Sdk = {
  name: 'growthbook',
  packages: ['@growthbook/', 'growthbook', 'github.com/growthbook/'],
  calls: [
    { in: 'javascript', names: ['isOn', 'evalFeature', 'feature'], key: 0, generic: true },
    { in: 'javascript', names: ['isOff'], key: 0, generic: true, inverted: true },
    { in: 'javascript', names: ['getFeatureValue', 'useFeatureValue'], key: 0, default: 1 },
    { in: 'javascript', names: ['useFeatureIsOn'], key: 0 },
    { in: 'javascript', names: ['useFeature'], key: 0, generic: true },
    {
      in: 'javascript',
      names: ['IfFeatureEnabled', 'FeatureString', 'FeaturesReady'],
      form: 'component',
      key: { argument: 0, property: 'feature' },
      default: { argument: 0, property: 'default' },
    },
    { in: 'python', names: ['is_on', 'eval_feature'], key: 0, generic: true },
    { in: 'python', names: ['is_off'], key: 0, generic: true, inverted: true },
    { in: 'python', names: ['get_feature_value'], key: 0, default: 1 },
    { in: 'go', names: ['EvalFeature'], key: 1 },
  ],
};
