import type { FlagKey } from '../../core/model/flag.ts';
import { findEntry } from '../findEntry.ts';
import type { Entry } from '../flagStore.ts';
import { InputError } from './input.ts';

/** The environment an agent means; what is not certain is asked back. */
export function entryFor(entries: readonly Entry[], key: FlagKey, environment: string | undefined): Entry {
  const found = findEntry(entries, key, environment);
  switch (found.is) {
    case 'one':
      return found.entry;
    case 'several':
      throw new InputError(
        `${key} is defined in several environments: ${found.names.join(', ')}. Say which. Nothing was done.`,
      );
    case 'none': {
      const where =
        environment === undefined ? 'defined in no environment here' : `not defined in ${environment}`;
      throw new InputError(found.unread ?? `${key} is ${where}. Nothing was done.`);
    }
  }
}
