import { DETAILS, type Sdk } from './flagCall.ts';

const GO_TYPES = ['Bool', 'Int', 'Float', 'String'];

const JVM_VALUES = ['getValue', 'getValueAsync', 'getValueDetails', 'getValueDetailsAsync'];

export const configcat: Sdk = {
  name: 'configcat',
  packages: [
    'configcat-',
    '@configcat/',
    'configcatclient',
    'github.com/configcat/',
    'com.configcat',
    'ConfigCat',
    'configcat',
  ],
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
    // The class of the value comes first, the default last behind an optional user.
    { in: 'jvm', names: JVM_VALUES, key: 1, default: 3, minArguments: 4, generic: true },
    { in: 'jvm', names: JVM_VALUES, key: 1, default: 2, minArguments: 3, generic: true },
    { in: 'jvm', names: JVM_VALUES, key: 0, default: 1, generic: true },
    {
      in: 'dotnet',
      names: ['GetValueAsync', 'GetValueDetailsAsync', 'GetValue', 'GetValueDetails'],
      key: 0,
      default: 1,
      generic: true,
    },
    { in: 'php', names: ['getValue', 'getValueDetails'], key: 0, default: 1, generic: true },
    { in: ['ruby', 'rust'], names: ['get_value', 'get_value_details'], key: 0, default: 1, generic: true },
    {
      in: 'swift',
      names: ['getValue', 'getValueDetails'],
      key: { argument: 0, keyword: 'for' },
      default: { argument: 1, keyword: 'defaultValue' },
      generic: true,
    },
  ],
  gives: [{ names: /details(?:Async)?$|^useFeatureFlag$/i, gives: DETAILS }],
};
