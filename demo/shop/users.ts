import type { EvaluationContext } from '@openfeature/server-sdk';

export interface User {
  /** What flags know this person by. */
  readonly key: string;
  readonly name: string;
  readonly email?: string;
  readonly plan?: 'standard' | 'plus' | 'beta';
  readonly country?: string;
  readonly internal?: boolean;
  readonly appVersion?: string;
}

const KNOWN: readonly User[] = [
  person('you@shop.example', 'You', 'standard', 'DE', '2.4.1'),
  person('ana@shop.example', 'Ana', 'beta', 'PT', '2.5.0'),
  person('ben@shop.example', 'Ben', 'plus', 'US', '2.1.3'),
  person('chris@shop.example', 'Chris', 'standard', 'GB', '2.4.0'),
  person('dana@mail.example', 'Dana', 'standard', 'FR', '2.3.9'),
  person('emil@post.example', 'Emil', 'beta', 'SE', '2.5.0'),
];

const GUEST = 'guest';

/** `ana` and `ana@shop.example` are the same person; anyone else is known by the key alone. */
export function findUser(name: string | null): User {
  const wanted = name?.trim() || GUEST;
  const known = KNOWN.find(({ key }) => key === wanted || key.split('@')[0] === wanted);
  return known ?? stranger(wanted);
}

export function contextOf(user: User): EvaluationContext {
  const { key, name: _name, ...attributes } = user;
  return { targetingKey: key, ...attributes };
}

function person(
  email: string,
  name: string,
  plan: NonNullable<User['plan']>,
  country: string,
  appVersion: string,
): User {
  const internal = email.endsWith('@shop.example');
  return { key: email, name, email, plan, country, internal, appVersion };
}

function stranger(key: string): User {
  return key.includes('@') ? { key, name: key, email: key } : { key, name: key };
}
