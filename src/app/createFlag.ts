import { t } from '@vscode/l10n';
import type { FlagKey } from '../core/model/flag.ts';
import { isRefusal, type TextChange } from '../core/ports/provider.ts';
import type { Entry, FlagStore } from './flagStore.ts';

/** What it takes to create a flag in a connection, file by file; or why it cannot be done. */
export interface Creation {
  /** The connection's. */
  readonly name: string;
  readonly files: readonly { readonly file: string; readonly change: TextChange }[];
  readonly refused?: string;
}

/** In every environment of each connection whose flags live in files: a flag that one of them lacks is a surprise there. */
export function creationsOf({ entries }: FlagStore, key: FlagKey): readonly Creation[] {
  const able = entries.filter(({ provider }) => provider.planCreation !== undefined);
  return [...new Set(able.map(({ connection }) => connection))].map((connection) => {
    const places = able.filter((entry) => entry.connection === connection);
    const start: Creation = { name: connection.name, files: [] };
    return places.reduce((creation: Creation, entry) => withFile(creation, entry, key), start);
  });
}

function withFile(creation: Creation, entry: Entry, key: FlagKey): Creation {
  const { provider, snapshot, environment, connection, problem } = entry;
  if (snapshot === undefined || problem !== undefined)
    return { ...creation, refused: problem ?? t`${environment.source} is not read yet.` };
  if (snapshot.flags.has(key)) return creation;
  const change = provider.planCreation?.(snapshot, key);
  if (change === undefined) return creation;
  if (isRefusal(change)) return { ...creation, refused: change.refused };
  const file = `${connection.root}/${environment.source}`;
  return { ...creation, files: [...creation.files, { file, change }] };
}
