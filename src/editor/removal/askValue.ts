import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { type Candidate, whatStays } from '../../app/whatStays.ts';
import type { FlagKey } from '../../core/model/flag.ts';
import { sameJson } from '../../core/model/sameJson.ts';
import { valueWords } from '../../core/present/words.ts';
import type { WorkspaceFlags } from '../workspace/workspaceFlags.ts';

/** Which value takes the flag's place: the one that is proposed stands first, with its reason. */
export async function askValue(flags: WorkspaceFlags, key: FlagKey): Promise<Candidate | undefined> {
  const candidates = candidatesOf(flags, key);
  const items = candidates.map((candidate) => ({
    label: candidate.words,
    description: candidate.why ?? '',
    candidate,
  }));
  const picked = await vscode.window.showQuickPick(items, {
    title: t`Remove ${key} from the code`,
    placeHolder: t('What does everybody get from now on?'),
  });
  return picked?.candidate;
}

/** A value that came with the command: one of those that the flag has, or as it is. */
export function candidateFor(flags: WorkspaceFlags, key: FlagKey, value: Candidate['value']): Candidate {
  const known = candidatesOf(flags, key).find((candidate) => sameJson(candidate.value, value));
  return known ?? { value, words: valueWords(value) };
}

function candidatesOf(flags: WorkspaceFlags, key: FlagKey): readonly Candidate[] {
  return whatStays({
    key,
    entries: flags.app.store.entries,
    verdict: flags.stale().get(key),
    references: flags.referencesOf(key).map(({ reference }) => reference),
    now: flags.app.clock.now(),
  });
}
