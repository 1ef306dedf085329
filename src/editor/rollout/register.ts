import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Move } from '../../app/rollout/proposal.ts';
import { Disposables } from '../disposables.ts';
import { guarded } from '../guarded.ts';
import { COMMANDS } from '../ids.ts';
import { type Target, targetOf } from '../target.ts';
import { pickStage, pickWithdrawal } from './pickMove.ts';
import { type Subject, subjectOf, type WalkNeeds, walk } from './walk.ts';

/** Walking a release on, back, and taking it back from anybody. */
export function registerRollout(needs: WalkNeeds): vscode.Disposable {
  const disposables = new Disposables();
  const command = (
    id: string,
    title: string,
    moveOf: (subject: Subject) => Promise<Move | undefined> | Move,
  ) => {
    const run = async (target: Target) => {
      const subject = await subjectOf(needs, target, title);
      const move = subject && (await moveOf(subject));
      if (subject !== undefined && move !== undefined) await walk(needs, subject, move);
    };
    disposables.add(
      vscode.commands.registerCommand(id, (argument: unknown) =>
        guarded(needs.flags.app.log, run(targetOf(argument))),
      ),
    );
  };
  command(COMMANDS.rolloutNext, t('To the next stage'), () => ({ to: 'next' }));
  command(COMMANDS.rolloutPrevious, t('To the previous stage'), () => ({ to: 'previous' }));
  command(COMMANDS.rolloutTo, t('Go to a stage'), (subject) => pickStage(needs, subject));
  command(COMMANDS.unReleaseFrom, t('Un-release'), (subject) => pickWithdrawal(needs, subject));
  command(COMMANDS.unReleaseFromOthers, t('Un-release from everyone but me'), () => ({
    to: 'withdraw',
    from: { kind: 'everyone but me' },
  }));
  return disposables;
}
