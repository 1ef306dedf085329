import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { mainRow } from '../../core/present/flagCard.ts';
import { definitionsOf } from '../definition/definition.ts';
import { Disposables } from '../disposables.ts';
import { COMMANDS, VIEWS } from '../ids.ts';
import { notify } from '../notify.ts';
import { openEntry } from '../openEntry.ts';
import { usesOfFlag } from '../references/references.ts';
import { pickFlag } from '../selfRelease/pick.ts';
import { type Target, targetOf } from '../target.ts';
import type { WorkspaceFlags } from '../workspace/workspaceFlags.ts';

/** References, definition, and looking again. */
export function registerNavigation(flags: WorkspaceFlags): vscode.Disposable {
  const disposables = new Disposables();
  const command = (id: string, run: (target: Target) => Promise<void>) =>
    disposables.add(vscode.commands.registerCommand(id, (argument: unknown) => run(targetOf(argument))));
  command(COMMANDS.showReferences, (target) => showReferences(flags, target));
  command(COMMANDS.openDefinition, (target) => openDefinition(flags, target));
  command(COMMANDS.refresh, () => flags.refresh());
  command(COMMANDS.findFlags, () => findFlags(flags));
  return disposables;
}

async function showReferences(flags: WorkspaceFlags, target: Target): Promise<void> {
  const key = await pickFlag(flags, target, t('Show references'));
  if (key === undefined) return;
  const locations = usesOfFlag(flags, key, false);
  const [first] = locations;
  if (first === undefined) {
    void notify.information(t`${key} is used nowhere in this workspace.`);
    return;
  }
  const editor = vscode.window.activeTextEditor;
  const [uri, position] = editor
    ? [editor.document.uri, editor.selection.active]
    : [first.uri, first.range.start];
  await vscode.commands.executeCommand('editor.action.showReferences', uri, position, locations);
}

async function openDefinition(flags: WorkspaceFlags, target: Target): Promise<void> {
  const key = await pickFlag(flags, target, t('Open flag definition'));
  if (key === undefined) return;
  const main = mainRow(flags.card(key));
  const environment = target.environment ?? main?.environment;
  const connection = target.connection ?? main?.connection;
  const wanted =
    environment === undefined || connection === undefined
      ? undefined
      : flags.app.store.entry({ connection, environment });
  if (wanted?.provider.link !== undefined) {
    await openEntry(wanted, key);
    return;
  }
  const places = definitionsOf(flags, key);
  const place =
    places.find(({ uri }) => wanted && uri.path.endsWith(`/${wanted.environment.source}`)) ?? places[0];
  if (place === undefined) {
    void notify.information(t`${key} is defined in no flag file of this workspace.`);
    return;
  }
  await vscode.window.showTextDocument(place.uri, { selection: place.range });
}

async function findFlags(flags: WorkspaceFlags): Promise<void> {
  await notify.progress(vscode.ProgressLocation.Notification, t('Looking for flags in this workspace'), () =>
    flags.open({ evenWithout: true }),
  );
  const found = flags.keys().length;
  if (found === 0)
    void notify.information(t('No flag call and no flag definition was found in this workspace.'));
  else await vscode.commands.executeCommand(`${VIEWS.flags}.focus`);
}
