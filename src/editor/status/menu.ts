import { t } from '@vscode/l10n';
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
      label: `$(debug-stop) ${t`End ${iconless(lease.key)} → ${iconless(lease.variation)}`}`,
      description: `${lease.place.environment} · ${leftWords(lease.expiresAt - clock.now())}`,
      command: COMMANDS.unRelease,
      target: { id: lease.id },
    }),
  );
  const isOverNetwork = store.entries.some(({ connection }) => connection.url !== undefined);
  const hasProduction = store.entries.some(({ environment }) => environment.tier === 'production');
  const inView = flags.inView.name ?? (hasProduction ? t('production') : '');
  return [
    ...(leases.length === 0 ? [] : [group(t('Released to only me')), ...leases]),
    group(t('Flags')),
    entry('search', t('Find a flag…'), COMMANDS.findFlag),
    entry('person-add', t('Release a flag to only me…'), COMMANDS.releaseToMe),
    entry('server-environment', t('Environment in view…'), COMMANDS.chooseEnvironment, inView),
    group(t('Connections')),
    entry('account', t('Who I am in the running product…'), COMMANDS.setIdentity),
    entry('copy', t('Copy who I am as header, cookie or SDK context…'), COMMANDS.copyIdentity),
    entry('refresh', t('Read all again'), COMMANDS.refresh),
    ...(isOverNetwork ? [entry('debug-disconnect', t('Test a connection…'), COMMANDS.testConnection)] : []),
    entry('plug', t('Connect a flag system…'), COMMANDS.connect),
  ];
}

function group(label: string): Item {
  return { label, kind: vscode.QuickPickItemKind.Separator };
}

function entry(icon: string, label: string, command: string, description?: string): Item {
  return { label: `$(${icon}) ${label}`, command, ...(description === undefined ? {} : { description }) };
}
