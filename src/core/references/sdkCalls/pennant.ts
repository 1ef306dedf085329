import type { Sdk } from './flagCall.ts';

/** Laravel's Pennant, and what Symfony's feature bundles have in common with it. */
export const pennant: Sdk = {
  name: 'pennant',
  packages: ['Laravel.Pennant'],
  calls: [
    { in: 'php', names: ['active', 'isActive', 'value', 'is_active'], key: 0, generic: true },
    { in: 'php', names: ['inactive', 'isInactive'], key: 0, generic: true, inverted: true },
    { in: 'php', names: ['activate', 'deactivate', 'define'], key: 0, generic: true },
  ],
  gives: [{ names: /active$/i, gives: 'truth' }],
};
