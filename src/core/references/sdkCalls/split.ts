import type { Sdk } from './flagCall.ts';

const JS = ['getTreatment', 'getTreatmentWithConfig', 'getTreatments', 'getTreatmentsWithConfig'];

export const split: Sdk = {
  name: 'split',
  packages: [
    '@splitsoftware/',
    'splitio',
    'splitio_client',
    'github.com/splitio/',
    'io.split',
    'Splitio',
    'SplitIO',
    'Split',
  ],
  calls: [
    // A server names the user first, a browser is the user.
    { in: 'javascript', names: JS, key: 1, minArguments: 2 },
    { in: 'javascript', names: JS, key: 0 },
    {
      in: 'javascript',
      names: ['useTreatment', 'useTreatmentWithConfig'],
      key: { argument: 0, property: 'name' },
    },
    {
      in: 'javascript',
      names: ['useSplitTreatments', 'useTreatments', 'useTreatmentsWithConfig', 'SplitTreatments'],
      key: { argument: 0, property: 'names' },
    },
    { in: 'javascript', names: ['withSplitTreatments'], key: 0 },
    {
      in: 'python',
      names: ['get_treatment', 'get_treatment_with_config', 'get_treatments', 'get_treatments_with_config'],
      key: 1,
    },
    { in: 'go', names: ['Treatment', 'TreatmentWithConfig', 'Treatments'], key: 1, generic: true },
    // A server names the user first, a phone is the user's.
    { in: ['jvm', 'swift', 'php'], names: JS, key: 1, minArguments: 2 },
    { in: ['jvm', 'swift', 'php'], names: JS, key: 0 },
    {
      in: 'dotnet',
      names: ['GetTreatment', 'GetTreatmentWithConfig', 'GetTreatments', 'GetTreatmentAsync'],
      key: 1,
    },
    { in: 'ruby', names: ['get_treatment', 'get_treatment_with_config', 'get_treatments'], key: 1 },
  ],
};
