import type { Sdk } from './flagCall.ts';

const DECORATES = ['waffle_flag', 'waffle_switch', 'override_flag', 'override_switch', 'override_sample'];

/** Django's Waffle: flags, switches and samples. */
export const waffle: Sdk = {
  name: 'waffle',
  packages: ['waffle'],
  calls: [
    { in: 'python', names: ['flag_is_active'], key: { argument: 1, keyword: 'flag_name' } },
    { in: 'python', names: ['switch_is_active'], key: { argument: 0, keyword: 'switch_name' } },
    { in: 'python', names: ['sample_is_active'], key: { argument: 0, keyword: 'sample_name' } },
    { in: 'python', names: DECORATES, key: 0, form: 'decorator' },
  ],
  gives: [
    { names: /_is_active$/, gives: 'truth' },
    { names: /^(?:waffle|override)_/, gives: 'other' },
  ],
};
