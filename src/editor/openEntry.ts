import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { type Entry, placeOf } from '../app/flagStore.ts';
import type { FlagKey } from '../core/model/flag.ts';
import { uriOf } from './workspace/paths.ts';

/** Where a person can look at a flag themself: its page at the flag system, or its definition file. */
export function entryLabel({ provider, connection, environment }: Entry): string {
  return connection.url === undefined ? t`Open ${environment.source}` : t`Open in ${provider.label}`;
}

export async function openEntry(entry: Entry, key: FlagKey): Promise<void> {
  const { connection, environment, provider } = entry;
  const page = provider.link?.(placeOf(entry), key);
  if (page !== undefined) await vscode.env.openExternal(vscode.Uri.parse(page, true));
  else if (connection.url === undefined)
    await vscode.window.showTextDocument(uriOf(`${connection.root}/${environment.source}`));
}
