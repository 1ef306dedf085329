import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Entry } from '../../app/flagStore.ts';
import type { Rollouts } from '../../app/rollout/rollouts.ts';
import type { FlagKey } from '../../core/model/flag.ts';
import { lastMade } from '../../core/model/rollout.ts';
import { stageWords } from '../../core/present/rollout.ts';

/** What was learned where it stands now, in the person's words; it goes into the timeline and the pull request. */
export async function takeNote(rollouts: Rollouts, entry: Entry, key: FlagKey): Promise<void> {
  const last = lastMade(rollouts.history(entry, key));
  if (last === undefined) return;
  const { id, to } = last.rollout;
  const text = await vscode.window.showInputBox({
    title: t`${key} in ${entry.environment.name}, at ${stageWords(to)}`,
    prompt: t('What was learned here? It is kept beside this change, and copied with what was learned.'),
    value: last.remark ?? '',
    ignoreFocusOut: true,
  });
  if (text !== undefined && text.trim() !== (last.remark ?? '')) await rollouts.remark(id, text);
}
