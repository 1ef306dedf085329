import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { codeAsking, type UsedElsewhere } from '../../app/archive/codeAsking.ts';
import type { ArchiveProposal } from '../../app/archive/proposal.ts';
import { whoArchives } from '../../app/archive/whoArchives.ts';
import type { FlagKey } from '../../core/model/flag.ts';
import { rolloutWords } from '../../core/present/rollout.ts';
import { withHint } from '../../core/present/withHint.ts';
import { notify } from '../notify.ts';
import { mayNotWrite } from '../selfRelease/mayNotWrite.ts';
import { pickFlag } from '../selfRelease/pick.ts';
import type { Target } from '../target.ts';
import type { WorkspaceFlags } from '../workspace/workspaceFlags.ts';

export interface ArchivingNeeds {
  readonly flags: WorkspaceFlags;
  readonly usedElsewhere: UsedElsewhere;
}

/** Whether one of the flag systems that know it could put it away from here. */
export function canBeArchived({ app }: WorkspaceFlags, key: FlagKey): boolean {
  return app.store.entries.some(
    ({ provider, snapshot }) => provider.archiving !== undefined && snapshot?.flags.has(key) === true,
  );
}

/** Looked at afresh, always asked, written, read back and told. */
export async function archiveFlag({ flags, usedElsewhere }: ArchivingNeeds, target: Target): Promise<void> {
  const { app } = flags;
  const bar = mayNotWrite();
  if (bar !== undefined) {
    void notify.warning(t`Not archived. ${bar}`);
    return;
  }
  const key = await pickFlag(flags, target, t('Archive'));
  const [entry] = app.store.entries.filter(({ snapshot }) => key && snapshot?.flags.has(key));
  if (key === undefined) return;
  const { name = '', root = '' } = entry?.connection ?? {};
  const by = whoArchives(flags.identities.of(name), await flags.identities.suggestion(root));
  const answer = await notify.progress(
    vscode.ProgressLocation.Window,
    t`Looking for whoever still needs ${key}`,
    async () => {
      await flags.codeKnown();
      const code = await codeAsking(key, app.store, flags.uses, usedElsewhere);
      return app.archives.propose({ key, by, code });
    },
  );
  if (answer.outcome === 'refused') {
    void notify.warning(withHint(t`Not archived. ${answer.why} Nothing was changed.`, answer.hint));
  } else if (await agreed(key, answer)) await carryOut(flags, key, answer);
}

/** It is everybody's flag: never without a question. */
async function agreed(key: FlagKey, { acts, means, doubts }: ArchiveProposal): Promise<boolean> {
  const where = acts.flatMap(({ covers }) => covers.map(({ environment }) => environment.name));
  const detail = [...means.map((each) => `${each}.`), ...doubts].join('\n\n');
  const yes = doubts.length === 0 ? t('Archive') : t('Archive All the Same');
  const show = doubts.length === 0 ? notify.information : notify.warning;
  return (await show(t`Archive ${key} in ${where.join(', ')}?`, { modal: true, detail }, yes)) === yes;
}

async function carryOut({ app }: WorkspaceFlags, key: FlagKey, proposal: ArchiveProposal): Promise<void> {
  const states = await notify.progress(vscode.ProgressLocation.Window, t`Archiving ${key}`, () =>
    app.archives.carryOut(proposal),
  );
  const isSeen = states.every(({ status }) => status === 'verified');
  const show = isSeen ? notify.information : notify.warning;
  void show(states.map(rolloutWords).join(' '));
}
