import { OpenFeature } from '@openfeature/server-sdk';
import { contextOf, type User } from '../users';

export const client = OpenFeature.getClient('shop');

/** Is this switch on for this person? Off when the flag is unknown or switched off. */
export function isOn(user: User, key: string): Promise<boolean> {
  return client.getBooleanValue(key, false, contextOf(user));
}
