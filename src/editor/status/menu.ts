import * as vscode from 'vscode';
import { iconless } from '../../core/present/iconless.ts';
import { leftWords } from '../../core/present/time.ts';
import { COMMANDS } from '../ids.ts';
import type { Target } from '../target.ts';
import type { WorkspaceFlags } from '../workspace/workspaceFlags.ts';

interface Item extends vscode.QuickPickItem {
  readonly command?: string;
  readonly target?: Target;
}

/** What can be done from anywhere. */
export async function showMenu(flags: WorkspaceFlags): Promise<void> {
  const picked = await vscode.window.showQuickPick(items(flags), {
    title: 'Release Lens',
    matchOnDescription: true,
  });
  if (picked?.command !== undefined) await vscode.commands.executeCommand(picked.command, picked.target);
}

function items(flags: WorkspaceFlags): Item[] {
  const { store, selfReleases, clock } = flags.app;
  const leases = selfReleases.open.map(
    ({ lease }): Item => ({
      label: `$(debug-stop) End ${iconless(lease.key)} → ${iconless(lease.variation)}`,
      description: `${lease.place.environment} · ${leftWords(lease.expiresAt - clock.now())}`,
      command: COMMANDS.unRelease,
      target: { id: lease.id },
    }),
  );
  const isOverNetwork = store.entries.some(({ connection }) => connection.url !== undefined);
  const inView = flags.inView.name ?? 'production';
  return [
    ...(leases.length === 0 ? [] : [group('Released to only me'), ...leases]),
    group('Flags'),
    entry('search', 'Find a flag…', COMMANDS.findFlag),
    entry('person-add', 'Release a flag to only me…', COMMANDS.releaseToMe),
    entry('server-environment', 'Environment in view…', COMMANDS.chooseEnvironment, inView),
    group('Connections'),
    entry('account', 'Who I am in the running product…', COMMANDS.setIdentity),
    entry('copy', 'Copy who I am as header, cookie or SDK context…', COMMANDS.copyIdentity),
    entry('refresh', 'Read all again', COMMANDS.refresh),
    ...(isOverNetwork ? [entry('debug-disconnect', 'Test a connection…', COMMANDS.testConnection)] : []),
    entry('plug', 'Connect a flag system…', COMMANDS.connect),
  ];
}

function group(label: string): Item {
  return { label, kind: vscode.QuickPickItemKind.Separator };
}

function entry(icon: string, label: string, command: string, description?: string): Item {
  return { label: `$(${icon}) ${label}`, command, ...(description === undefined ? {} : { description }) };
}
