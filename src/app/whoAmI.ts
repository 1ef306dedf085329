import type { Identity } from '../core/model/identity.ts';
import { ProviderError, type Seen } from '../core/ports/provider.ts';
import { type Entry, placeOf } from './flagStore.ts';
import { identityOf } from './identity.ts';

/** What a flag system can tell of who somebody is there. */
export interface Whoami {
  /** Those who bear the e-mail address, seen last first. */
  readonly found: readonly Seen[];
  /** Keys as they look there, where nobody was found: of those seen last. */
  readonly examples: readonly string[];
  /** Why it could not be asked, for the person. */
  readonly problem?: string;
}

const NOTHING: Whoami = { found: [], examples: [] };
const EXAMPLES = 3;

/** Looks somebody up in the environments of one connection, production's first. Asks no flag system that keeps no people. */
export async function lookUp(entries: readonly Entry[], email: string | undefined): Promise<Whoami> {
  const [first] = [...entries].sort((a, b) => rank(a) - rank(b));
  if (first?.provider.people === undefined) return NOTHING;
  const people = (about?: string) => first.provider.people?.(placeOf(first), about) ?? Promise.resolve([]);
  try {
    const found = email === undefined ? [] : await people(email);
    if (found.length > 0) return { found, examples: [] };
    return { found, examples: (await people()).slice(0, EXAMPLES).map(({ identity }) => identity.key) };
  } catch (error) {
    if (error instanceof ProviderError) return { ...NOTHING, problem: error.message };
    throw error;
  }
}

/** The kinds of identity that the flags of a connection are served by, most common first. */
export function kindsOf(entries: readonly Entry[]): readonly string[] {
  const kinds = entries.flatMap(({ provider, snapshot }) =>
    snapshot === undefined ? [] : (provider.kinds?.(snapshot) ?? []),
  );
  return [...new Set(kinds)];
}

/** Another key for who I am: my attributes stay, but for an address that was the key. */
export function withKey(known: Identity | undefined, key: string, kind: string): Identity {
  if (known?.key === key) return { ...known, kind };
  const { email: _, ...attributes } = known?.attributes ?? {};
  return { ...identityOf(key, attributes), kind };
}

function rank({ environment }: Entry): number {
  return environment.tier === 'production' ? 0 : 1;
}
