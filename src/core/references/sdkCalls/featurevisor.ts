import type { Sdk } from './flagCall.ts';

export const featurevisor: Sdk = {
  name: 'featurevisor',
  packages: ['@featurevisor/'],
  calls: [
    { in: 'javascript', names: ['isEnabled', 'getVariation'], key: 0, generic: true },
    { in: 'javascript', names: ['useFlag', 'useVariation', 'useVariable'], key: 0, generic: true },
    {
      in: 'javascript',
      names: [
        'getVariable',
        ...['Boolean', 'String', 'Integer', 'Double', 'Array', 'Object', 'JSON'].map(
          (type) => `getVariable${type}`,
        ),
      ],
      key: 0,
      generic: true,
    },
  ],
  gives: [
    { names: /^(?:isEnabled|useFlag)$/, gives: 'truth' },
    { names: /Variable/, gives: 'other' },
  ],
};
