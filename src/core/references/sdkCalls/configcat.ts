import type { Sdk } from './flagCall.ts';

const GO_TYPES = ['Bool', 'Int', 'Float', 'String'];

export const configcat: Sdk = {
  name: 'configcat',
  packages: ['configcat-', '@configcat/', 'configcatclient', 'github.com/configcat/'],
  calls: [
    { in: 'javascript', names: ['getValueAsync', 'getValueDetailsAsync'], key: 0, default: 1 },
    { in: 'javascript', names: ['getValue', 'getValueDetails'], key: 0, default: 1, generic: true },
    { in: 'javascript', names: ['useFeatureFlag'], key: 0, default: 1 },
    { in: 'python', names: ['get_value', 'get_value_details'], key: 0, default: 1, generic: true },
    {
      in: 'go',
      names: GO_TYPES.flatMap((type) => [`Get${type}Value`, `Get${type}ValueDetails`]),
      key: 0,
      default: 1,
    },
    { in: 'go', names: GO_TYPES, key: 0, default: 1, generic: 'imported' },
  ],
};
