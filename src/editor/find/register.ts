import * as vscode from 'vscode';
import { Disposables } from '../disposables.ts';
import { COMMANDS } from '../ids.ts';
import { showMenu } from '../status/menu.ts';
import { targetOf } from '../target.ts';
import { chooseEnvironment } from '../workspace/chooseEnvironment.ts';
import type { WorkspaceFlags } from '../workspace/workspaceFlags.ts';
import { chooseAction } from './actions.ts';
import { findFlag } from './findFlag.ts';

/** Lists to choose from: flags, what can be done with one, environments, and what can be done from anywhere. */
export function registerFind(flags: WorkspaceFlags): vscode.Disposable {
  const disposables = new Disposables();
  const command = (id: string, run: (argument: unknown) => Promise<void>) =>
    disposables.add(vscode.commands.registerCommand(id, run));
  command(COMMANDS.findFlag, async (argument) => {
    const key = targetOf(argument).key ?? (await findFlag(flags));
    if (key !== undefined) await chooseAction(flags, key);
  });
  command(COMMANDS.chooseEnvironment, () => chooseEnvironment(flags));
  command(COMMANDS.menu, () => showMenu(flags));
  command(COMMANDS.copyKey, async (argument) => {
    const key = targetOf(argument).key ?? (await findFlag(flags));
    if (key !== undefined) await vscode.env.clipboard.writeText(key);
  });
  return disposables;
}
