import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { type Entry, placeOf } from '../../app/flagStore.ts';
import type { FlagKey } from '../../core/model/flag.ts';
import type { Wanted } from '../../core/present/wish.ts';
import { valueWords } from '../../core/present/words.ts';
import { findFlag } from '../find/findFlag.ts';
import type { Target } from '../target.ts';
import type { WorkspaceFlags } from '../workspace/workspaceFlags.ts';

/** The flag under the cursor, or one that is picked. */
export async function pickFlag(
  flags: WorkspaceFlags,
  { key }: Target,
  title: string,
): Promise<FlagKey | undefined> {
  if (key !== undefined) return key;
  const editor = vscode.window.activeTextEditor;
  const here = editor && flags.referenceAt(editor.document, editor.selection.active);
  if (here !== undefined && here.how !== 'mention') return here.key;
  return findFlag(flags, title);
}

/** The environment that is meant: as said, else the production, else one that is picked. */
export async function pickEntry(
  flags: WorkspaceFlags,
  key: FlagKey,
  target: Target,
): Promise<Entry | undefined> {
  const entries = flags.app.store.entries.filter(({ snapshot }) => snapshot?.flags.has(key) === true);
  const said = entries.filter(
    ({ connection, environment }) =>
      (target.connection === undefined || connection.name === target.connection) &&
      (target.environment === undefined || environment.name === target.environment),
  );
  const productions = said.filter(({ environment }) => environment.tier === 'production');
  const candidates = productions.length > 0 ? productions : said;
  if (candidates.length <= 1) return candidates[0];
  const items = candidates.map((entry) => ({
    label: entry.environment.name,
    description: `${entry.connection.name} · ${entry.environment.source}`,
    entry,
  }));
  return (await vscode.window.showQuickPick(items, { title: t`${key} in which environment?` }))?.entry;
}

/** The variation that is simply on or off; of a flag of many values, or when asked, the one that is picked. */
export async function pickVariation(entry: Entry, key: FlagKey, wanted: Wanted): Promise<string | undefined> {
  const snapshot = entry.snapshot ?? (await entry.provider.read(placeOf(entry)));
  const variations = snapshot.flags.get(key)?.variations ?? [];
  const known = variations.find(({ value }) => value === (wanted === 'on'))?.name;
  if (wanted !== 'pick' && known !== undefined) return known;
  const items = variations.map(({ name, value }) => ({ label: name, description: valueWords(value) }));
  return (await vscode.window.showQuickPick(items, { title: t`Which variation of ${key} for you?` }))?.label;
}
