import type { Sdk } from './flagCall.ts';

const CHANGES = [
  'enable',
  'disable',
  'enable_actor',
  'enable_group',
  'disable_actor',
  'disable_group',
  'exist?',
  'enable_percentage_of_actors',
  'remove',
  'add',
];

/** Ruby's Flipper. Its `enabled?` is shared with Unleash and with most code bases' own. */
export const flipper: Sdk = {
  name: 'flipper',
  packages: ['flipper'],
  calls: [
    { in: 'ruby', names: ['active?', 'feature_active?'], key: 0, generic: true },
    { in: 'ruby', names: ['inactive?'], key: 0, generic: true, inverted: true },
    { in: 'ruby', names: [...CHANGES, 'activate', 'deactivate'], key: 0, generic: true },
  ],
  gives: [{ names: /\?$/, gives: 'truth' }],
};
