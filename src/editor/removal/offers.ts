import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { UsedElsewhere } from '../../app/archive/codeAsking.ts';
import type { FlagKey } from '../../core/model/flag.ts';
import { filesWords } from '../../core/present/counts.ts';
import type { WorkspaceFlags } from '../workspace/workspaceFlags.ts';
import type { Offer } from './preview.ts';

/** The flag's definitions in flag files of this workspace: to be taken out too, if the person wants it. */
export async function definitionOffers(
  flags: WorkspaceFlags,
  key: FlagKey,
  usedElsewhere: UsedElsewhere,
): Promise<readonly Offer[]> {
  const { entries } = flags.app.store;
  const sources = entries.map(({ environment }) => environment.source);
  const said = new Map<string, Promise<string>>();
  const goesToo = (root: string) => {
    const known = said.get(root) ?? usedElsewhere(root, key, sources).then(goesWords);
    said.set(root, known);
    return known;
  };
  const found = entries.map(
    async ({ provider, connection, environment, snapshot }): Promise<readonly Offer[]> => {
      const folder = flags.folders.find(({ root }) => root === connection.root);
      if (provider.withoutFlag === undefined || folder === undefined || !snapshot?.flags.has(key)) return [];
      const document = await vscode.workspace.openTextDocument(folder.uri(environment.source));
      const text = document.getText();
      const after = provider.withoutFlag(environment.source, text, key);
      if (typeof after !== 'string') return [];
      return [
        {
          document,
          ...difference(text, after),
          label: await goesToo(folder.root),
        },
      ];
    },
  );
  return (await Promise.all(found)).flat();
}

function goesWords(used: Awaited<ReturnType<UsedElsewhere>>): string {
  return used === undefined || used.files.length === 0
    ? t('Its definitions go, too')
    : t`Its definitions go, too; ${used.branch} still has it in ${filesWords(used.files.length)}`;
}

/** The one stretch in which two texts differ. */
export function difference(before: string, after: string): { start: number; end: number; text: string } {
  const least = Math.min(before.length, after.length);
  let start = 0;
  while (start < least && before[start] === after[start]) start++;
  let tail = 0;
  while (tail < least - start && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  return { start, end: before.length - tail, text: after.slice(start, after.length - tail) };
}
