import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { type Creation, creationsOf } from '../../app/createFlag.ts';
import {
  createRemotely,
  type RemoteCreation,
  remoteCreationsOf,
  turnedOff,
} from '../../app/createRemotely.ts';
import type { FlagKey } from '../../core/model/flag.ts';
import { iconless } from '../../core/present/iconless.ts';
import { notify } from '../notify.ts';
import { mayNotWrite } from '../selfRelease/mayNotWrite.ts';
import { pickFlag } from '../selfRelease/pick.ts';
import { targetOf } from '../target.ts';
import type { WorkspaceFlags } from '../workspace/workspaceFlags.ts';
import { creationEdit } from './creationEdit.ts';

/** Makes a flag that the code asks for in a flag system that does not have it: asked, made, read back and told. */
export async function createFlag(flags: WorkspaceFlags, argument: unknown): Promise<void> {
  const bar = mayNotWrite();
  const target = targetOf(argument);
  const key = bar === undefined ? await pickFlag(flags, target, t('Create a flag')) : undefined;
  if (bar !== undefined) void notify.warning(t`Not created. ${bar}`);
  if (key === undefined) return;
  const { store } = flags.app;
  const all = [...creationsOf(store, key).filter(isNew), ...remoteCreationsOf(store, key)];
  const creation = await pickSystem(all, key, target.connection);
  if (creation?.refused !== undefined) void notify.warning(t`Not created. ${creation.refused}`);
  else if (creation && 'files' in creation) await inFiles(key, creation);
  else if (creation && (await agreed(flags, creation, key))) await carryOut(flags, creation, key);
}

/** All of its files have the flag: there is nothing to write. */
function isNew({ files, refused }: Creation): boolean {
  return files.length > 0 || refused !== undefined;
}

/** What is written is looked at in VS Code's own preview before. */
async function inFiles(key: FlagKey, creation: Creation): Promise<void> {
  const edit = await creationEdit(key, creation);
  if (typeof edit === 'string') void notify.warning(t`Not created. ${edit}`);
  else await vscode.workspace.applyEdit(edit, { isRefactoring: true });
}

async function pickSystem<Of extends Creation | RemoteCreation>(
  all: readonly Of[],
  key: FlagKey,
  wanted: string | undefined,
): Promise<Of | undefined> {
  const able = all.filter(({ name }) => wanted === undefined || name === wanted);
  if (able.length === 0)
    void notify.information(t`No flag system that is connected lacks ${key} and makes flags from here.`);
  if (able.length < 2) return able[0];
  const items = able.map((creation) => ({ label: iconless(creation.name), creation }));
  return (
    await vscode.window.showQuickPick(items, {
      title: t`Create ${key}`,
      placeHolder: t('In which flag system?'),
    })
  )?.creation;
}

async function agreed(
  flags: WorkspaceFlags,
  { name, environments }: RemoteCreation,
  key: FlagKey,
): Promise<boolean> {
  const uses = flags.referencesOf(key).map(({ reference }) => reference);
  const other = turnedOff(uses);
  const [first] = other;
  const detail = [
    t`It can be switched on and off, and is off for everyone in ${environments.join(', ')}.`,
    ...(first === undefined
      ? []
      : [
          t`Until then the code has its own default, which is not off in ${first.file}:${first.range.line + 1} (${first.defaultText ?? ''}): whoever runs that gets off from now on.`,
        ]),
  ].join('\n\n');
  const [show, yes] =
    first === undefined ? [notify.information, t('Create')] : [notify.warning, t('Create All the Same')];
  return (await show(t`Create ${key} in ${name}?`, { modal: true, detail }, yes)) === yes;
}

async function carryOut({ app }: WorkspaceFlags, { name }: RemoteCreation, key: FlagKey): Promise<void> {
  try {
    const wrong = await notify.progress(vscode.ProgressLocation.Window, t`Creating ${key}`, () =>
      createRemotely(app, name, key),
    );
    if (wrong === undefined) void notify.information(t`${key} is in ${name} now, off for everyone.`);
    else void notify.warning(wrong);
  } catch (error) {
    app.log.error(`${key} was not created.`, error);
    void notify.warning(t`Not created. ${error instanceof Error ? error.message : String(error)}`);
  }
}
