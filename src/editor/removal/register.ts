import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { UsedElsewhere } from '../../app/archive/codeAsking.ts';
import type { FlagValue } from '../../core/model/flag.ts';
import type { FileWords } from '../../core/ports/fileWords.ts';
import type { FindBranches } from '../../core/removal/branches.ts';
import type { FindCompared } from '../../core/removal/compared.ts';
import type { PlanRemoval } from '../../core/removal/plan.ts';
import { Disposables } from '../disposables.ts';
import { guarded } from '../guarded.ts';
import { COMMANDS } from '../ids.ts';
import { notify } from '../notify.ts';
import { targetOf } from '../target.ts';
import type { WorkspaceFlags } from '../workspace/workspaceFlags.ts';
import { EVERYWHERE } from '../written.ts';
import { archiveFlag } from './archive.ts';
import type { Committing } from './commit.ts';
import { Remaining, type StillOffered } from './remaining.ts';
import { removeFromCode } from './removeFromCode.ts';

export interface RemovalAbilities {
  readonly planRemoval: PlanRemoval;
  /** Undefined where there is no thread to work it out in. */
  readonly findBranches: FindBranches | undefined;
  readonly findCompared: FindCompared | undefined;
  readonly git: Committing;
  readonly usedElsewhere: UsedElsewhere;
  /** Left out where there is nothing to ask. */
  readonly fileWords?: FileWords;
}

/** Taking a flag out of the code: from trees, hovers, the palette, and where a stale flag is used. */
export function registerRemoval(flags: WorkspaceFlags, abilities: RemovalAbilities): vscode.Disposable {
  const disposables = new Disposables();
  const needs = { flags, ...abilities, remaining: disposables.add(new Remaining()) };
  disposables.add(
    vscode.commands.registerCommand(COMMANDS.removeFromCode, async (argument: unknown) => {
      try {
        await removeFromCode(needs, targetOf(argument), valueIn(argument));
      } catch (error) {
        flags.app.log.error('Removing a flag from the code failed.', error);
        const why = error instanceof Error ? error.message : String(error);
        void notify.error(t`Nothing was changed. ${why}`);
      }
    }),
  );
  disposables.add(
    vscode.commands.registerCommand(COMMANDS.archive, (argument: unknown) =>
      guarded(flags.app.log, archiveFlag(needs, targetOf(argument))),
    ),
  );
  disposables.add(
    vscode.languages.registerCodeActionsProvider(
      EVERYWHERE,
      {
        provideCodeActions: (document, range, context) => [
          ...actionsAt(flags, document, range, context),
          ...needs.remaining.offersAt(document, context.diagnostics).map((offer) => takeOut(document, offer)),
        ],
      },
      { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
    ),
  );
  return disposables;
}

/** A value that stays, said along with the flag: by a script or another extension. */
function valueIn(argument: unknown): FlagValue | undefined {
  if (typeof argument !== 'object' || argument === null || !('value' in argument)) return undefined;
  const { value } = argument;
  return ['boolean', 'number', 'string'].includes(typeof value) ? (value as FlagValue) : undefined;
}

function actionsAt(
  flags: WorkspaceFlags,
  document: vscode.TextDocument,
  range: vscode.Range,
  { diagnostics }: vscode.CodeActionContext,
): vscode.CodeAction[] {
  const reference = flags.referenceAt(document, range.start);
  const verdict = reference && reference.how !== 'mention' ? flags.stale().get(reference.key) : undefined;
  if (verdict === undefined) return [];
  const action = new vscode.CodeAction(t`Remove ${verdict.key} from code…`, vscode.CodeActionKind.QuickFix);
  action.diagnostics = diagnostics.filter(({ code }) => code === verdict.reason);
  action.command = {
    command: COMMANDS.removeFromCode,
    title: action.title,
    arguments: [{ key: verdict.key }],
  };
  return [action];
}

function takeOut(document: vscode.TextDocument, { range, by }: StillOffered): vscode.CodeAction {
  const action = new vscode.CodeAction(t('Take this out as well'), vscode.CodeActionKind.QuickFix);
  action.diagnostics = [...by];
  action.isPreferred = true;
  action.edit = new vscode.WorkspaceEdit();
  action.edit.delete(document.uri, range);
  return action;
}
