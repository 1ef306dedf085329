import type { Identity } from '../../core/model/identity.ts';
import { identityOf } from '../identity.ts';

/**
 * Who puts a flag away. Who I am in the running product decides nothing there, so nobody is asked for it: the address
 * that commits bear does for the record.
 */
export function whoArchives(known: Identity | undefined, email: string | undefined): Identity {
  return known ?? identityOf(email ?? 'somebody');
}
