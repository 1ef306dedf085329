import * as vscode from 'vscode';
import { type Status, status } from '../../core/present/status.ts';
import { Disposables } from '../disposables.ts';
import { COMMANDS } from '../ids.ts';
import type { WorkspaceFlags } from '../workspace/workspaceFlags.ts';

const TICK_MS = 30_000;

const ALARM: Readonly<Record<Status['alarm'], string | undefined>> = {
  none: undefined,
  soon: 'statusBarItem.warningBackground',
  broken: 'statusBarItem.warningBackground',
};

/** The environment in view and its health, what is released to only me, and a menu of what can be done. */
export function registerStatusBar(flags: WorkspaceFlags): vscode.Disposable {
  const disposables = new Disposables();
  const item = disposables.add(
    vscode.window.createStatusBarItem('releaseLens.status', vscode.StatusBarAlignment.Left),
  );
  item.name = 'Release Lens';
  item.command = COMMANDS.menu;
  const render = () => {
    if (flags.folders.length === 0) {
      item.hide();
      return;
    }
    const { text, lines, alarm } = statusOf(flags);
    const background = ALARM[alarm];
    item.text = text;
    item.tooltip = lines.join('\n');
    item.backgroundColor = background === undefined ? undefined : new vscode.ThemeColor(background);
    item.accessibilityInformation = { label: `Release Lens: ${lines.join(' ')}`, role: 'button' };
    item.show();
  };
  const timer = setInterval(() => flags.app.selfReleases.open.length > 0 && render(), TICK_MS);
  disposables.add({ dispose: () => clearInterval(timer) });
  disposables.add(flags.onDidChange(render));
  render();
  return disposables;
}

function statusOf(flags: WorkspaceFlags): Status {
  const { store, selfReleases, clock } = flags.app;
  return status({
    inView: flags.inView.name,
    health: store.entries.map(({ environment, snapshot, problem }) => ({
      environment: environment.name,
      isProduction: environment.tier === 'production',
      readAt: snapshot?.fetchedAt,
      problem,
    })),
    leases: selfReleases.open,
    flags: flags.keys().length,
    now: clock.now(),
  });
}
