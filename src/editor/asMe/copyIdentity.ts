import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { asMe, plainContext } from '../../core/present/asMe.ts';
import { COMMANDS } from '../ids.ts';
import { notify } from '../notify.ts';
import { targetOf } from '../target.ts';
import type { WorkspaceFlags } from '../workspace/workspaceFlags.ts';

/** Who I am onto the clipboard, as the running product and its flag system take it. */
export function registerCopyIdentity(flags: WorkspaceFlags): vscode.Disposable {
  return vscode.commands.registerCommand(COMMANDS.copyIdentity, async (argument: unknown) => {
    const { entries } = flags.app.store;
    const names = [...new Set(entries.map(({ connection }) => connection.name))];
    const name =
      targetOf(argument).connection ??
      (names.length > 1
        ? await vscode.window.showQuickPick(names, { title: t('Who are you in which product?') })
        : names[0]);
    const mine = entries.filter(({ connection }) => connection.name === name);
    const entry = mine.find(({ environment }) => environment.tier === 'production') ?? mine[0];
    if (entry === undefined || name === undefined) return;
    if (flags.identities.of(name) === undefined)
      await vscode.commands.executeCommand(COMMANDS.setIdentity, { connection: name });
    const identity = flags.identities.of(name);
    if (identity === undefined) return;
    const context = entry.provider.context?.(identity) ?? plainContext(identity);
    const items = asMe(identity, context, entry.environment.ofrep).map(({ label, text }) => ({
      label,
      detail: text.replace(/\s+/g, ' '),
      text,
    }));
    const picked = await vscode.window.showQuickPick(items, { title: t`Copy ${identity.key} as…` });
    if (picked === undefined) return;
    await vscode.env.clipboard.writeText(picked.text);
    notify.passing(t`Copied ${identity.key} as ${picked.label}`);
  });
}
