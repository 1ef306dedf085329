import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { iconless } from '../../core/present/iconless.ts';
import type { WorkspaceFlags } from './workspaceFlags.ts';

interface Item extends vscode.QuickPickItem {
  /** Undefined: production, whatever it is called. */
  readonly name: string | undefined;
}

/** Which environment hover, end of line and tree show first. */
export async function chooseEnvironment(flags: WorkspaceFlags): Promise<void> {
  const picked = await vscode.window.showQuickPick(items(flags), {
    title: t('Which environment is to be in view?'),
    placeHolder: t('What you release, hold back and end says which environment it is about'),
  });
  if (picked !== undefined) await flags.inView.choose(picked.name);
}

function items(flags: WorkspaceFlags): Item[] {
  const { entries } = flags.app.store;
  const isCurrent = (name: string | undefined) => flags.inView.name === name;
  const mark = (name: string | undefined) => (isCurrent(name) ? '$(check)' : '');
  const productions = entries.filter(({ environment }) => environment.tier === 'production');
  const others = entries.filter(({ environment }) => environment.tier !== 'production');
  const production: Item = {
    label: `$(shield) ${t('Production')}`,
    description: `${names(productions)} ${mark(undefined)}`,
    name: undefined,
  };
  return [
    production,
    ...[...new Set(others.map(({ environment }) => environment.name))].map(
      (name): Item => ({ label: `$(server-environment) ${iconless(name)}`, description: mark(name), name }),
    ),
  ];
}

function names(entries: readonly { readonly environment: { readonly name: string } }[]): string {
  return [...new Set(entries.map(({ environment }) => environment.name))].join(', ');
}
