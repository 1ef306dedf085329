import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { type Creation, creationsOf } from '../../app/createFlag.ts';
import { type RemoteCreation, remoteCreationsOf } from '../../app/createRemotely.ts';
import { didYouMean } from '../../core/findings/didYouMean.ts';
import { governs } from '../../core/model/environment.ts';
import type { FlagKey } from '../../core/model/flag.ts';
import { COMMANDS } from '../ids.ts';
import type { Variant, Variants } from '../workspace/variants.ts';
import { rangeOf, type WorkspaceFlags } from '../workspace/workspaceFlags.ts';
import { EVERYWHERE, flagAt, isWritten } from '../written.ts';
import { createFlag } from './createFlag.ts';
import { creationEdit, creationTitle } from './creationEdit.ts';

/** Of what is found. */
export const SOURCE = 'Release Lens';
const MOST_TEXTS = 8;

/**
 * For a key that no flag system knows: the key that was meant, or a flag that is off for everyone. For what a flag never
 * gives: what it gives.
 */
export function registerFixes(flags: WorkspaceFlags, variants?: Variants): vscode.Disposable {
  const actions = vscode.languages.registerCodeActionsProvider(
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
          const all = [...renames, ...(await creations(flags, document, reference.key))];
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
  const command = vscode.commands.registerCommand(COMMANDS.createFlag, (argument: unknown) =>
    createFlag(flags, argument),
  );
  return vscode.Disposable.from(actions, command);
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

/** Where a connection governs the code, the flag is to be in that. */
async function creations(
  { app: { store } }: WorkspaceFlags,
  { uri }: vscode.TextDocument,
  key: FlagKey,
): Promise<readonly vscode.CodeAction[]> {
  const governing = store.entries.filter(({ connection }) => governs(connection, uri.fsPath));
  const names = new Set(governing.map(({ connection }) => connection.name));
  const isMeant = ({ name }: { readonly name: string }) => names.size === 0 || names.has(name);
  return [
    ...(await Promise.all(
      creationsOf(store, key)
        .filter(isMeant)
        .map((creation) => creationAction(key, creation)),
    )),
    ...remoteCreationsOf(store, key)
      .filter(isMeant)
      .map((creation) => remoteAction(key, creation)),
  ];
}

function remoteAction(key: FlagKey, { name, refused }: RemoteCreation): vscode.CodeAction {
  const title = creationTitle(key, name);
  const action = new vscode.CodeAction(`${title}…`, vscode.CodeActionKind.QuickFix);
  if (refused !== undefined) return disabled(action, refused);
  action.command = { command: COMMANDS.createFlag, title, arguments: [{ key, connection: name }] };
  return action;
}

async function creationAction(key: FlagKey, creation: Creation): Promise<vscode.CodeAction> {
  const action = new vscode.CodeAction(creationTitle(key, creation.name), vscode.CodeActionKind.QuickFix);
  const edit = creation.refused ?? (await creationEdit(key, creation));
  if (typeof edit === 'string') return disabled(action, edit);
  action.edit = edit;
  return action;
}

function disabled(action: vscode.CodeAction, reason: string): vscode.CodeAction {
  action.disabled = { reason };
  return action;
}
