import type { Sdk } from './flagCall.ts';

const JS = ['getTreatment', 'getTreatmentWithConfig', 'getTreatments', 'getTreatmentsWithConfig'];

export const split: Sdk = {
  name: 'split',
  packages: ['@splitsoftware/', 'splitio', 'splitio_client', 'github.com/splitio/'],
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
  ],
};
