import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { type Creation, creationsOf } from '../../app/createFlag.ts';
import { didYouMean } from '../../core/findings/didYouMean.ts';
import type { FlagKey } from '../../core/model/flag.ts';
import { addChange } from '../edits.ts';
import type { Variant, Variants } from '../workspace/variants.ts';
import { rangeOf, type WorkspaceFlags } from '../workspace/workspaceFlags.ts';
import { EVERYWHERE, flagAt, isWritten } from '../written.ts';

/** Of what is found. */
export const SOURCE = 'Release Lens';
const MOST_TEXTS = 8;

/**
 * For a key that no flag system knows: the key that was meant, or a flag that is off for everyone. For what a flag never
 * gives: what it gives.
 */
export function registerFixes(flags: WorkspaceFlags, variants?: Variants): vscode.Disposable {
  return vscode.languages.registerCodeActionsProvider(
    EVERYWHERE,
    {
      async provideCodeActions(document, _range, { diagnostics }) {
        const unknown = diagnostics.filter(
          ({ source, code }) => source === SOURCE && code === 'unknown-flag',
        );
        const actions = unknown.map(async (diagnostic) => {
          const reference = flagAt(flags, document, diagnostic.range.start);
          if (reference === undefined) return [];
          const renames = isWritten(document, reference)
            ? didYouMean(reference.key, flags.app.store.keys()).map((key) =>
                replacement(document, rangeOf(reference), key),
              )
            : [];
          const all = [...renames, ...(await creations(flags, reference.key))];
          for (const action of all) action.diagnostics = [diagnostic];
          return all;
        });
        const never = diagnostics.filter(
          ({ source, code }) => source === SOURCE && code === 'unknown-variant',
        );
        const instead = never.flatMap((diagnostic) => {
          const variant = variants?.at(document, diagnostic.range.start);
          return nearestFirst(variant).map((text) =>
            Object.assign(replacement(document, diagnostic.range, text), { diagnostics: [diagnostic] }),
          );
        });
        return [...(await Promise.all(actions)).flat(), ...instead];
      },
    },
    { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
  );
}

function nearestFirst(variant: Variant | undefined): readonly string[] {
  if (variant === undefined) return [];
  const near = didYouMean(variant.value, variant.texts);
  return [...new Set([...near, ...variant.texts])].slice(0, MOST_TEXTS);
}

function replacement(document: vscode.TextDocument, range: vscode.Range, key: FlagKey): vscode.CodeAction {
  const action = new vscode.CodeAction(t`Change to '${key}'`, vscode.CodeActionKind.QuickFix);
  action.edit = new vscode.WorkspaceEdit();
  action.edit.replace(document.uri, range, key);
  return action;
}

async function creations(flags: WorkspaceFlags, key: FlagKey): Promise<readonly vscode.CodeAction[]> {
  return Promise.all(creationsOf(flags.app.store, key).map((creation) => creationAction(key, creation)));
}

async function creationAction(key: FlagKey, { name, files, refused }: Creation): Promise<vscode.CodeAction> {
  const title = t`Create the flag '${key}' in ${name}, off for everyone`;
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  if (refused !== undefined) return disabled(action, refused);
  const edit = new vscode.WorkspaceEdit();
  for (const { file, change } of files) {
    const problem = await addChange(edit, file, change, {
      label: title,
      description: t('in effect where the file is read once it is saved'),
      needsConfirmation: true,
    });
    if (problem !== undefined) return disabled(action, problem);
  }
  action.edit = edit;
  return action;
}

function disabled(action: vscode.CodeAction, reason: string): vscode.CodeAction {
  action.disabled = { reason };
  return action;
}
