import type { Sdk } from './flagCall.ts';

const TYPES = ['Bool', 'String', 'Int', 'Float64', 'JSON', 'JSONArray'];

export const goFeatureFlag: Sdk = {
  name: 'go-feature-flag',
  packages: ['github.com/thomaspoignant/go-feature-flag', '@openfeature/go-feature-flag'],
  calls: [
    {
      in: 'go',
      names: TYPES.flatMap((type) => [`${type}Variation`, `${type}VariationDetails`]),
      key: 0,
      default: 2,
    },
  ],
  gives: [{ names: /Details$/, gives: 'other' }],
};
