import type { FlagValue } from './flag.ts';

/** Names the identity's own key where a condition speaks of an attribute; no flag system can use it itself. */
export const IDENTITY_KEY = '$key';

/** Who somebody is in the running product. Not their login at the flag system. */
export interface Identity {
  readonly key: string;
  /** user, account, device… */
  readonly kind: string;
  readonly attributes: Readonly<Record<string, FlagValue>>;
}

/** A person no rule can name: stands for "everybody else" when a running production is asked. */
export const STRANGER: Identity = { key: 'release-lens-stranger', kind: 'user', attributes: {} };

export function attributeOf(identity: Identity, name: string): FlagValue | undefined {
  if (name === IDENTITY_KEY) return identity.key;
  let value: FlagValue | undefined = { ...identity.attributes };
  for (const part of name.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
    value = (value as Readonly<Record<string, FlagValue>>)[part];
  }
  return value;
}
