import type { FlagKey } from '../core/model/flag.ts';
import type { Entry } from './flagStore.ts';

/** `unread`: why an environment that may have the flag tells nothing. */
export type FoundEntry =
  | { readonly is: 'one'; readonly entry: Entry }
  | { readonly is: 'none'; readonly unread: string | undefined }
  | { readonly is: 'several'; readonly names: readonly string[] };

/** Names an environment by its own name, or by its connection's and its own (`shop/production`) where several bear it. */
export function isNamed(name: string, connection: string, environment: string): boolean {
  return name === environment || name === `${connection}/${environment}`;
}

/** The environment that is meant: by name, else the production there is, else the only one that knows the flag. */
export function findEntry(
  entries: readonly Entry[],
  key: FlagKey,
  environment: string | undefined,
): FoundEntry {
  const meant = entries.filter(
    (entry) =>
      environment === undefined || isNamed(environment, entry.connection.name, entry.environment.name),
  );
  const known = meant.filter(({ snapshot }) => snapshot?.flags.has(key) === true);
  const productions = known.filter((entry) => entry.environment.tier === 'production');
  const candidates = environment === undefined && productions.length > 0 ? productions : known;
  const [entry, ...more] = candidates;
  if (entry === undefined)
    return { is: 'none', unread: meant.find(({ problem }) => problem !== undefined)?.problem };
  if (more.length === 0) return { is: 'one', entry };
  const names = candidates.map((each) => `${each.connection.name}/${each.environment.name}`);
  return { is: 'several', names };
}
