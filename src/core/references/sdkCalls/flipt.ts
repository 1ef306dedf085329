import type { Sdk } from './flagCall.ts';

const FLAG_KEY = { argument: 0, property: 'flagKey' };

export const flipt: Sdk = {
  name: 'flipt',
  packages: [
    '@flipt-io/',
    'flipt',
    'flipt-client',
    'flipt_client',
    'go.flipt.io/',
    'github.com/flipt-io/',
    'io.flipt',
    'Flipt',
  ],
  calls: [
    { in: 'javascript', names: ['evaluateBoolean', 'evaluateVariant'], key: FLAG_KEY },
    { in: 'javascript', names: ['boolean', 'variant'], key: FLAG_KEY, generic: 'imported' },
    {
      in: 'javascript',
      names: ['batch'],
      key: { argument: 0, property: 'requests.flagKey' },
      generic: 'imported',
    },
    { in: 'javascript', names: ['useFliptBoolean', 'useFliptVariant'], key: 0, default: 1 },
    {
      in: 'python',
      names: ['evaluate_boolean', 'evaluate_variant', 'EvaluationRequest'],
      key: { argument: 0, keyword: 'flag_key' },
    },
    {
      in: 'go',
      names: ['EvaluateBoolean', 'EvaluateVariant'],
      key: { argument: 1, property: 'FlagKey' },
    },
    {
      in: 'go',
      names: ['Boolean', 'Variant'],
      key: { argument: 1, property: 'FlagKey' },
      generic: 'imported',
    },
    { in: 'jvm', names: ['evaluateBoolean', 'evaluateVariant'], key: 0 },
    { in: 'dotnet', names: ['EvaluateBoolean', 'EvaluateVariant'], key: 0 },
    {
      in: 'ruby',
      names: ['evaluate_boolean', 'evaluate_variant'],
      key: { argument: 0, keyword: 'flag_key', property: 'flag_key' },
    },
    {
      in: 'rust',
      names: ['evaluate_boolean', 'evaluate_variant'],
      key: { argument: 0, property: 'flag_key' },
    },
  ],
  gives: [
    // With an error beside it; several at once, and what is still to be asked with.
    { names: /./, in: ['go'], gives: 'other' },
    { names: /^(?:batch|EvaluationRequest)$/, gives: 'other' },
    { names: /^(?:evaluate_?)?boolean$/i, gives: { on: 'enabled' } },
    { names: /^(?:evaluate_?)?variant$/i, gives: { value: 'variantKey' } },
  ],
};
