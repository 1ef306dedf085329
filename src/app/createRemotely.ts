import { t } from '@vscode/l10n';
import { exposure } from '../core/exposure/exposure.ts';
import { literal } from '../core/findings/literal.ts';
import type { FlagKey } from '../core/model/flag.ts';
import type { Reference } from '../core/model/reference.ts';
import type { Snapshot } from '../core/model/snapshot.ts';
import type { Clock } from '../core/ports/clock.ts';
import type { Entry, FlagStore } from './flagStore.ts';

/** A connection whose flag system makes new flags when it is asked to; `refused`: why not now. */
export interface RemoteCreation {
  /** The connection's. */
  readonly name: string;
  readonly environments: readonly string[];
  readonly refused?: string;
}

/** Those that do not have the flag yet. */
export function remoteCreationsOf({ entries }: FlagStore, key: FlagKey): readonly RemoteCreation[] {
  const able = entries.filter(({ provider }) => provider.createFlag !== undefined);
  return [...new Set(able.map(({ connection }) => connection))].flatMap((connection) => {
    const places = able.filter((entry) => entry.connection === connection);
    if (places.some(({ snapshot }) => snapshot !== undefined && isThere(snapshot, key))) return [];
    const unread = places.find(({ snapshot, problem }) => snapshot === undefined || problem !== undefined);
    const environments = places.map(({ environment }) => environment.name);
    const refused = unread && (unread.problem ?? t`${unread.environment.name} is not read yet.`);
    return [{ name: connection.name, environments, ...(refused === undefined ? {} : { refused }) }];
  });
}

/** One that cannot be read is there, too. */
function isThere({ flags, problems }: Snapshot, key: FlagKey): boolean {
  return flags.has(key) || problems.some((problem) => problem.key === key);
}

/** Where the code has something else than off, or what cannot be told, until there is a flag: that ends with it. */
export function turnedOff(references: readonly Reference[]): readonly Reference[] {
  return references.filter(
    ({ defaultText, inverted }) => defaultText !== undefined && literal(defaultText) !== (inverted === true),
  );
}

/**
 * Makes the flag and reads it back; returns what is left to do, or is wrong with what was read, if anything is.
 * Rejects with `ProviderError`, `conflict` where the key is taken.
 */
export async function createRemotely(
  { store, clock }: { readonly store: FlagStore; readonly clock: Clock },
  name: string,
  key: FlagKey,
): Promise<string | undefined> {
  const isPlace = ({ connection }: Entry) => connection.name === name;
  const place = store.entries.find(isPlace);
  if (place?.provider.createFlag === undefined) return t`${name} is not connected any more.`;
  const left = await place.provider.createFlag(place, key);
  await store.refresh(isPlace);
  if (left !== undefined) return left;
  const unlike = store.entries.filter(isPlace).find((entry) => !isOffForAll(entry, key, clock.now()));
  return unlike && t`Created, but ${unlike.environment.name} does not show it as off for everyone.`;
}

function isOffForAll({ snapshot, problem }: Entry, key: FlagKey, now: number): boolean {
  const state = problem === undefined ? snapshot?.flags.get(key) : undefined;
  if (state === undefined) return false;
  const { released, unknown } = exposure(state, now);
  return released.length === 0 && unknown.length === 0;
}
