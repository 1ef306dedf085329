import type { FlagValue } from './flag.ts';

/** Names the identity's own key where a condition speaks of an attribute; no flag system can use it itself. */
export const IDENTITY_KEY = '$key';

/** Names the list of the kinds somebody is, in the same way. */
export const IDENTITY_KIND = '$kind';

/** The kind of identity that is meant where none is said. */
export const USER = 'user';

/** Who somebody is in the running product. Not their login at the flag system. */
export interface Identity {
  readonly key: string;
  /** user, account, device… */
  readonly kind: string;
  /** One that is an object with a `key` of its own is also an identity, of the kind it is named after: `org`. */
  readonly attributes: Readonly<Record<string, FlagValue>>;
}

/** A person no rule can name: stands for "everybody else" when a running production is asked. */
export const STRANGER: Identity = { key: 'release-lens-stranger', kind: USER, attributes: {} };

/** `kind`: of the part of the identity that is of this kind, where there is one. */
export function attributeOf(
  identity: Identity,
  name: string,
  kind: string = identity.kind,
): FlagValue | undefined {
  if (name === IDENTITY_KIND) return kindsOf(identity);
  const part = kind === identity.kind ? identity : partOf(identity, kind);
  if (part === undefined || name === IDENTITY_KEY) return part?.key;
  let value: FlagValue | undefined = { ...part.attributes };
  for (const part of name.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
    value = (value as Readonly<Record<string, FlagValue>>)[part];
  }
  return value;
}

/** The identities that somebody is besides: the account they belong to, the device they use. */
export function kindsOf(identity: Identity): readonly string[] {
  const others = Object.keys(identity.attributes).filter((kind) => partOf(identity, kind) !== undefined);
  return [identity.kind, ...others.filter((kind) => kind !== identity.kind)];
}

function partOf({ attributes }: Identity, kind: string): Identity | undefined {
  const part = Object.hasOwn(attributes, kind) ? attributes[kind] : undefined;
  if (typeof part !== 'object' || part === null || Array.isArray(part)) return undefined;
  const { key, ...own } = part as Identity['attributes'];
  return typeof key === 'string' && key !== '' ? { key, kind, attributes: own } : undefined;
}
