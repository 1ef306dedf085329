import type { Sdk } from './flagCall.ts';

const JS = ['getTreatment', 'getTreatmentWithConfig', 'getTreatments', 'getTreatmentsWithConfig'];
const DOTNET = ['GetTreatment', 'GetTreatmentWithConfig', 'GetTreatments', 'GetTreatmentsWithConfig'];
const SNAKE = ['get_treatment', 'get_treatment_with_config', 'get_treatments', 'get_treatments_with_config'];

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
      names: ['useSplitTreatments', 'useTreatments', 'useTreatmentsWithConfig'],
      key: { argument: 0, property: 'names' },
    },
    {
      in: 'javascript',
      names: ['SplitTreatments'],
      form: 'component',
      key: { argument: 0, property: 'names' },
    },
    { in: 'javascript', names: ['withSplitTreatments', 'useTreatments'], key: 0 },
    { in: 'python', names: SNAKE, key: 1 },
    {
      in: 'go',
      names: ['Treatment', 'TreatmentWithConfig', 'Treatments', 'TreatmentsWithConfig'],
      key: 1,
      generic: true,
    },
    // A server names the user first, a phone is the user's.
    { in: ['jvm', 'swift', 'php'], names: JS, key: 1, minArguments: 2 },
    { in: ['jvm', 'swift', 'php'], names: JS, key: 0 },
    { in: 'dotnet', names: DOTNET.flatMap((name) => [name, `${name}Async`]), key: 1 },
    { in: 'ruby', names: SNAKE, key: 1 },
  ],
  gives: [
    { names: /treatments|^useTreatmentWithConfig$/i, gives: 'other' },
    // Pairs, and hashes.
    { names: /with_?config/i, in: ['python', 'ruby', 'php'], gives: 'other' },
    { names: /with_?config|^useTreatment$/i, gives: { value: 'treatment' } },
  ],
};
