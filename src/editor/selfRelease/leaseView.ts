import * as vscode from 'vscode';
import type { LeaseState } from '../../core/model/lease.ts';
import { leftWords, momentWords } from '../../core/present/time.ts';
import { Disposables } from '../disposables.ts';
import { COMMANDS, STAGE_COLOURS, VIEWS } from '../ids.ts';
import type { Target } from '../target.ts';
import type { WorkspaceFlags } from '../workspace/workspaceFlags.ts';

const SOON_MS = 15 * 60_000;
const TICK_MS = 30_000;

interface LeaseNode {
  readonly state: LeaseState;
  readonly target: Target;
}

/** 'My self-releases' and the status bar item: what is released to only me, and for how long. */
export function registerLeaseView(flags: WorkspaceFlags): vscode.Disposable {
  const disposables = new Disposables();
  const changed = disposables.add(new vscode.EventEmitter<void>());
  const tree: vscode.TreeDataProvider<LeaseNode> = {
    onDidChangeTreeData: changed.event,
    getChildren: () =>
      flags.app.selfReleases.open.map((state) => ({
        state,
        target: { id: state.lease.id, key: state.lease.key },
      })),
    getTreeItem: (node) => leaseItem(node, flags.app.clock.now()),
  };
  disposables.add(vscode.window.createTreeView(VIEWS.selfReleases, { treeDataProvider: tree }));
  const status = disposables.add(
    vscode.window.createStatusBarItem('releaseLens.status', vscode.StatusBarAlignment.Left),
  );
  status.name = 'Release Lens';
  const render = () => {
    changed.fire();
    renderStatus(status, flags);
  };
  const timer = setInterval(() => flags.app.selfReleases.open.length > 0 && render(), TICK_MS);
  disposables.add({ dispose: () => clearInterval(timer) });
  disposables.add(flags.onDidChange(render));
  render();
  return disposables;
}

function leaseItem({ state: { lease, status, note }, target }: LeaseNode, now: number): vscode.TreeItem {
  const item = new vscode.TreeItem(`${lease.key} → ${lease.variation}`, vscode.TreeItemCollapsibleState.None);
  const left = lease.expiresAt - now;
  const doubt = status === 'verified' ? '' : ` · ${status === 'waiting' ? 'waiting for approval' : status}`;
  item.id = lease.id;
  item.contextValue = 'lease';
  item.description = `${lease.place.environment} · ${leftWords(left)}${doubt}`;
  item.iconPath = new vscode.ThemeIcon(
    'release-lens-me',
    new vscode.ThemeColor(left < SOON_MS ? 'list.warningForeground' : STAGE_COLOURS.me),
  );
  item.tooltip = [
    `${lease.key} is ${lease.variation} for only ${lease.identity.key} in ${lease.place.environment}`,
    `until ${momentWords(lease.expiresAt, now)}`,
    ...(note === undefined ? [] : [note]),
  ].join('\n');
  item.command = { command: COMMANDS.openDefinition, title: 'Open definition', arguments: [target] };
  return item;
}

function renderStatus(status: vscode.StatusBarItem, flags: WorkspaceFlags): void {
  const { open } = flags.app.selfReleases;
  const [next] = open;
  if (flags.folders.length === 0) {
    status.hide();
    return;
  }
  const known = flags.keys().length;
  status.text = next === undefined ? `$(release-lens-dark) ${known}` : `$(release-lens-me) ${open.length}`;
  status.command = {
    command: `${next === undefined ? VIEWS.flags : VIEWS.selfReleases}.focus`,
    title: 'Release Lens',
  };
  const left = next && leftWords(next.lease.expiresAt - flags.app.clock.now());
  status.tooltip =
    next === undefined
      ? `Release Lens: ${known} flags. Nothing is released to only you.`
      : `Release Lens: ${open.length} released to only you. ${next.lease.key} in ${next.lease.place.environment}: ${left}.`;
  status.accessibilityInformation = { label: status.tooltip };
  status.show();
}
