import { t } from '@vscode/l10n';
import { type Connection, type Environment, tierOf } from '../../core/model/environment.ts';
import { type Lease, type LeasePlace, sameSystem } from '../../core/model/lease.ts';
import type { Snapshot } from '../../core/model/snapshot.ts';
import { ProviderError } from '../../core/ports/provider.ts';
import { type Entry, type FlagStore, readFresh } from '../flagStore.ts';

/** Where the rule of a lease is to be looked for. */
export type Whereabouts =
  | { readonly is: 'here'; readonly entry: Entry }
  /** In a folder or a file this session has not read: none of its business. */
  | { readonly is: 'elsewhere' }
  | { readonly is: 'gone'; readonly why: string; readonly holdsExpiry: boolean };

export function leasePlaceOf(connection: Connection, environment: Environment): LeasePlace {
  const { provider, name, root, url, project } = connection;
  return {
    provider,
    connection: name,
    root,
    ...(url === undefined ? {} : { url }),
    ...(project === undefined ? {} : { project }),
    environment: environment.name,
    source: environment.source,
  };
}

type Known = Pick<FlagStore, 'entries' | 'roots' | 'provider'>;

/** By its file; an environment whose file has moved is known by my rule in it. */
export async function whereabouts(store: Known, lease: Lease): Promise<Whereabouts> {
  const { source, environment } = lease.place;
  const here = store.entries.filter(({ connection }) => sameSystem(connection, lease.place));
  const [known] = here;
  if (known === undefined) return asRemembered(store, lease.place);
  const same = here.find((entry) => entry.environment.source === source);
  if (same !== undefined) return { is: 'here', entry: same };
  // What has not been read yet may hold it.
  if (here.some(({ snapshot }) => snapshot === undefined)) return { is: 'elsewhere' };
  const [moved, ...more] = here.filter(({ snapshot, ...entry }) => snapshot && holds(entry, snapshot, lease));
  if (moved !== undefined && more.length === 0) return { is: 'here', entry: moved };
  const why = t`${environment} (${source}) is no longer among this project's environments.`;
  return { is: 'gone', why, holdsExpiry: known.provider.holdsExpiry };
}

/** A folder without a flag file has no connection; the lease knows where its own was. */
async function asRemembered(store: Known, place: LeasePlace): Promise<Whereabouts> {
  if (place.url !== undefined || !store.roots.includes(place.root)) return { is: 'elsewhere' };
  const provider = await store.provider(place.provider);
  if (provider === undefined) return { is: 'elsewhere' };
  const { connection: name, root, environment: of, source } = place;
  const environment: Environment = { name: of, tier: tierOf(of), source };
  const connection = { name, provider: provider.id, root, folders: [], environments: [environment] };
  const unread = { snapshot: undefined, problem: undefined, changes: new Map() };
  return { is: 'here', entry: { connection, environment, provider, ...unread } };
}

export type Standing =
  /** `short`: it stands, and does not give me what it was made for. */
  | { readonly is: 'in place'; readonly short: boolean }
  | { readonly is: 'absent' | 'unreadable' }
  | { readonly is: 'gone'; readonly why: string };

/** Whether my rule stands there now. Asks nobody for long, changes nothing. */
export async function standing(entry: Entry, lease: Lease): Promise<Standing> {
  const { source } = entry.environment;
  try {
    const now = await readFresh(entry, lease.key);
    if (holds(entry, now, lease)) {
      const served = entry.provider.evaluate(now, lease.key, lease.identity);
      return { is: 'in place', short: served.outcome === 'served' && served.variation !== lease.variation };
    }
    return now.flags.has(lease.key)
      ? { is: 'absent' }
      : { is: 'gone', why: t`${lease.key} is no longer defined in ${source}.` };
  } catch (error) {
    return isMissing(error) ? { is: 'gone', why: t`${source} is not there any more.` } : { is: 'unreadable' };
  }
}

export function isMissing(error: unknown): boolean {
  return error instanceof ProviderError && error.reason === 'missing';
}

/** A refusal counts: where it cannot be taken out, it stands. */
function holds({ provider }: Pick<Entry, 'provider'>, snapshot: Snapshot, lease: Lease): boolean {
  return provider.planUndo(snapshot, lease.key, lease.identity, lease.change) !== undefined;
}
