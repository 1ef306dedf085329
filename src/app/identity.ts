import type { FlagValue } from '../core/model/flag.ts';
import type { Identity } from '../core/model/identity.ts';

const EMAIL = /^[^@\s]+@[^@\s]+$/;

/** An identity of which only the key is known; an e-mail address is its own attribute too, as products mostly have it. */
export function identityOf(key: string, attributes: Readonly<Record<string, FlagValue>> = {}): Identity {
  return { key, kind: 'user', attributes: EMAIL.test(key) ? { email: key, ...attributes } : attributes };
}
