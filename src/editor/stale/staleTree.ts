import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Evidence, Staleness } from '../../core/model/staleness.ts';
import { flagsWords, referencesWords } from '../../core/present/counts.ts';
import type { Waiting } from '../../core/staleness/waiting.ts';
import { stageIcon } from '../stageIcon.ts';
import type { Target } from '../target.ts';
import type { WorkspaceFlags } from '../workspace/workspaceFlags.ts';
import { whereSeen } from './whereSeen.ts';

type Node =
  | { readonly kind: 'stale'; readonly verdict: Staleness; readonly target: Target }
  | { readonly kind: 'all waiting'; readonly waiting: readonly Waiting[] }
  | { readonly kind: 'waiting'; readonly waiting: Waiting; readonly target: Target }
  | { readonly kind: 'evidence'; readonly evidence: Evidence };

/** Flags that have done their work, most used first, each over its evidence; at the end those that have not begun. */
export class StaleTree implements vscode.TreeDataProvider<Node> {
  readonly #flags: WorkspaceFlags;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(flags: WorkspaceFlags) {
    this.#flags = flags;
  }

  refresh(): void {
    this.#changed.fire();
  }

  dispose(): void {
    this.#changed.dispose();
  }

  getChildren(node?: Node): Node[] {
    if (node === undefined) return [...this.#stale(), ...this.#allWaiting()];
    switch (node.kind) {
      case 'stale':
        return node.verdict.evidence.map((evidence) => ({ kind: 'evidence', evidence }));
      case 'all waiting':
        return node.waiting.map((waiting) => ({ kind: 'waiting', waiting, target: { key: waiting.key } }));
      case 'waiting':
        return node.waiting.evidence.map((evidence) => ({ kind: 'evidence', evidence }));
      case 'evidence':
        return [];
    }
  }

  getTreeItem(node: Node): vscode.TreeItem {
    switch (node.kind) {
      case 'stale':
        return this.#staleItem(node.verdict);
      case 'all waiting':
        return allWaitingItem(node.waiting);
      case 'waiting':
        return this.#waitingItem(node.waiting);
      case 'evidence':
        return evidenceItem(this.#flags, node.evidence);
    }
  }

  #stale(): Node[] {
    const references = (key: string) => this.#flags.uses.of(key).references;
    return [...this.#flags.stale().values()]
      .sort((a, b) => references(b.key) - references(a.key) || (a.key < b.key ? -1 : 1))
      .map((verdict) => ({ kind: 'stale', verdict, target: { key: verdict.key } }));
  }

  #allWaiting(): Node[] {
    const waiting = this.#flags.waiting();
    return waiting.length === 0 ? [] : [{ kind: 'all waiting', waiting }];
  }

  #staleItem({ key, verdict, keep }: Staleness): vscode.TreeItem {
    const item = new vscode.TreeItem(key, vscode.TreeItemCollapsibleState.Collapsed);
    const { references } = this.#flags.uses.of(key);
    const { owner } = this.#flags.card(key);
    item.contextValue = 'stale';
    item.iconPath = new vscode.ThemeIcon('history');
    item.description = [verdict, referencesWords(references), ...(owner === undefined ? [] : [owner])].join(
      ' · ',
    );
    item.tooltip =
      keep === undefined
        ? item.description
        : `${item.description}\n${t`What stays when it is removed: ${keep}`}`;
    item.accessibilityInformation = { label: `${key}, ${item.description}` };
    return item;
  }

  #waitingItem({ key }: Waiting): vscode.TreeItem {
    const item = new vscode.TreeItem(key, vscode.TreeItemCollapsibleState.Collapsed);
    item.contextValue = 'waiting';
    item.iconPath = stageIcon('dark');
    item.description = referencesWords(this.#flags.uses.of(key).references);
    return item;
  }
}

function allWaitingItem(waiting: readonly Waiting[]): vscode.TreeItem {
  const item = new vscode.TreeItem(
    t('Waiting for a first release'),
    vscode.TreeItemCollapsibleState.Collapsed,
  );
  item.iconPath = new vscode.ThemeIcon('watch');
  item.description = String(waiting.length);
  item.tooltip = t('In the code, and released to nobody in production yet. They are not stale.');
  item.accessibilityInformation = {
    label: `${item.label}, ${flagsWords(waiting.length)}. ${item.tooltip}`,
  };
  return item;
}

function evidenceItem(flags: WorkspaceFlags, { text, seen }: Evidence): vscode.TreeItem {
  const item = new vscode.TreeItem(text, vscode.TreeItemCollapsibleState.None);
  const command = seen === undefined ? undefined : whereSeen(flags, seen);
  item.iconPath = new vscode.ThemeIcon(command === undefined ? 'info' : 'link');
  if (seen !== undefined) item.description = seen;
  if (command !== undefined) item.command = command;
  item.tooltip = seen === undefined ? text : `${text}\n${seen}`;
  return item;
}
