import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { LeaseState } from '../../core/model/lease.ts';
import { statusWords } from '../../core/present/lease.ts';
import { SOON_MS } from '../../core/present/status.ts';
import { leftWords, momentWords } from '../../core/present/time.ts';
import { Disposables } from '../disposables.ts';
import { COMMANDS, STAGE_COLOURS, VIEWS } from '../ids.ts';
import type { Target } from '../target.ts';
import type { WorkspaceFlags } from '../workspace/workspaceFlags.ts';

const TICK_MS = 30_000;

interface LeaseNode {
  readonly state: LeaseState;
  readonly target: Target;
}

/** 'My self-releases': what is released to only me, and for how long. */
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
  const view = disposables.add(vscode.window.createTreeView(VIEWS.selfReleases, { treeDataProvider: tree }));
  const render = () => {
    changed.fire();
    const { length } = flags.app.selfReleases.open;
    view.badge = length === 0 ? undefined : { value: length, tooltip: t`${length} released to only you` };
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
  const doubt = status === 'verified' ? '' : ` · ${statusWords(status)}`;
  item.id = lease.id;
  item.contextValue = 'lease';
  item.description = `${lease.place.environment} · ${leftWords(left)}${doubt}`;
  item.iconPath = new vscode.ThemeIcon(
    'release-lens-me',
    new vscode.ThemeColor(left < SOON_MS ? 'list.warningForeground' : STAGE_COLOURS.me),
  );
  item.tooltip = [
    t`${lease.key} is ${lease.variation} for only ${lease.identity.key} in ${lease.place.environment}`,
    t`until ${momentWords(lease.expiresAt, now)}`,
    ...(note === undefined ? [] : [note]),
  ].join('\n');
  item.accessibilityInformation = {
    label: `${item.tooltip.replaceAll('\n', ', ')}, ${leftWords(left)}${doubt}`,
  };
  item.command = { command: COMMANDS.openDefinition, title: t('Open definition'), arguments: [target] };
  return item;
}
