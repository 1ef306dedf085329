import * as vscode from 'vscode';
import { usesOf } from '../../app/codeUses.ts';
import type { Entry } from '../../app/flagStore.ts';
import type { FlagKey } from '../../core/model/flag.ts';
import { type EnvironmentRow, type FlagCard, mainRow } from '../../core/present/flagCard.ts';
import { youNote } from '../../core/present/inCode.ts';
import { Disposables } from '../disposables.ts';
import { cardMarkdown } from '../hover/hover.ts';
import { COMMANDS, VIEWS } from '../ids.ts';
import { leaseOn } from '../selfRelease/leaseOn.ts';
import { stageIcon } from '../stageIcon.ts';
import type { Target } from '../target.ts';
import { uriOf } from '../workspace/paths.ts';
import type { Located, WorkspaceFlags } from '../workspace/workspaceFlags.ts';

/** `target` is what the item's commands are about. */
type Node =
  | { readonly kind: 'problem'; readonly entry: Entry; readonly message: string }
  | { readonly kind: 'flag'; readonly key: FlagKey; readonly target: Target }
  | {
      readonly kind: 'environment';
      readonly key: FlagKey;
      readonly row: EnvironmentRow;
      readonly target: Target;
    }
  | { readonly kind: 'references'; readonly key: FlagKey; readonly found: readonly Located[] }
  | { readonly kind: 'reference'; readonly found: Located };

/** Flags → environments and references. */
export function registerFlagTree(flags: WorkspaceFlags): vscode.Disposable {
  const disposables = new Disposables();
  const tree = new FlagTree(flags);
  disposables.add(flags.onDidChange(() => tree.refresh()));
  disposables.add(
    vscode.window.createTreeView(VIEWS.flags, { treeDataProvider: tree, showCollapseAll: true }),
  );
  return disposables;
}

class FlagTree implements vscode.TreeDataProvider<Node> {
  readonly #flags: WorkspaceFlags;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(flags: WorkspaceFlags) {
    this.#flags = flags;
  }

  refresh(): void {
    this.#changed.fire();
  }

  getChildren(node?: Node): Node[] {
    if (node === undefined) {
      return [...problems(this.#flags), ...this.#flags.keys().map((key) => this.#flagNode(key))];
    }
    switch (node.kind) {
      case 'flag':
        return this.#belowFlag(node.key);
      case 'references':
        return node.found.map((found) => ({ kind: 'reference', found }));
      default:
        return [];
    }
  }

  getTreeItem(node: Node): vscode.TreeItem {
    switch (node.kind) {
      case 'flag':
        return this.#flagItem(this.#flags.card(node.key));
      case 'problem':
        return problemItem(node.entry, node.message);
      case 'environment':
        return this.#environmentItem(node.row);
      case 'references':
        return referencesItem(node.found);
      case 'reference':
        return referenceItem(node.found);
    }
  }

  /** The target names my lease, so that 'End' on the flag ends it. */
  #flagNode(key: FlagKey): Node {
    const main = mainRow(this.#flags.card(key));
    const id = main && leaseOn(this.#flags, key, main)?.id;
    return { kind: 'flag', key, target: id === undefined ? { key } : { key, id } };
  }

  #belowFlag(key: FlagKey): Node[] {
    const rows = this.#flags.card(key).environments.map((row): Node => {
      const target = { key, connection: row.connection, environment: row.environment };
      return { kind: 'environment', key, row, target };
    });
    const used = new Set(usesOf(this.#flags.referencesOf(key).map(({ reference }) => reference)));
    const found = this.#flags.referencesOf(key).filter(({ reference }) => used.has(reference));
    return found.length === 0 ? rows : [...rows, { kind: 'references', key, found }];
  }

  #flagItem(card: FlagCard): vscode.TreeItem {
    const main = mainRow(card);
    const lease = main && leaseOn(this.#flags, card.key, main);
    const item = new vscode.TreeItem(card.key, vscode.TreeItemCollapsibleState.Collapsed);
    item.id = `flag:${card.key}`;
    item.contextValue = main === undefined ? 'unknown' : lease === undefined ? 'flag' : 'released';
    item.iconPath =
      main === undefined && !this.#connected
        ? new vscode.ThemeIcon('symbol-key')
        : stageIcon(main?.stage ?? 'unknown');
    item.description = main === undefined ? this.#unknownWords(card) : `${main.headline}${youNote(main)}`;
    item.tooltip = cardMarkdown(this.#flags, card.key);
    item.accessibilityInformation = { label: `${card.key}, ${main?.environment ?? ''} ${item.description}` };
    return item;
  }

  get #connected(): boolean {
    return this.#flags.app.store.entries.length > 0;
  }

  /** Without a flag system nothing can be said of a flag but where it is used. */
  #unknownWords({ references }: FlagCard): string {
    if (this.#connected) return 'not defined';
    return references === 1 ? '1 reference' : `${references} references`;
  }

  #environmentItem(row: EnvironmentRow): vscode.TreeItem {
    const item = new vscode.TreeItem(row.environment, vscode.TreeItemCollapsibleState.None);
    item.contextValue = 'environment';
    item.iconPath = stageIcon(row.stage);
    item.description = `${row.headline}${youNote(row)}`;
    item.tooltip = row.you === undefined ? row.sentence : `${row.sentence}\n\n${row.you.sentence}`;
    return item;
  }
}

/** What could not be read stands first: the flags below it may be old, or fewer than there are. */
function problems(flags: WorkspaceFlags): Node[] {
  return flags.app.store.entries.flatMap((entry): Node[] =>
    entry.problem === undefined ? [] : [{ kind: 'problem', entry, message: entry.problem }],
  );
}

function problemItem({ connection, environment }: Entry, message: string): vscode.TreeItem {
  const item = new vscode.TreeItem(
    `${environment.name} cannot be read`,
    vscode.TreeItemCollapsibleState.None,
  );
  item.iconPath = new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground'));
  item.description = environment.source;
  item.tooltip = message;
  if (connection.url !== undefined) {
    item.command = { command: COMMANDS.replaceToken, title: 'Replace the token' };
    return item;
  }
  const uri = uriOf(`${connection.root}/${environment.source}`);
  item.command = { command: 'vscode.open', title: 'Open', arguments: [uri] };
  return item;
}

function referencesItem(found: readonly Located[]): vscode.TreeItem {
  const label = found.length === 1 ? '1 reference' : `${found.length} references`;
  const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.Collapsed);
  item.iconPath = new vscode.ThemeIcon('references');
  return item;
}

function referenceItem({ reference, location }: Located): vscode.TreeItem {
  const item = new vscode.TreeItem(location.uri, vscode.TreeItemCollapsibleState.None);
  const name = reference.file.slice(reference.file.lastIndexOf('/') + 1);
  item.label = `${name}:${reference.range.line + 1}`;
  item.description = `${reference.how} · ${reference.file}`;
  item.iconPath = vscode.ThemeIcon.File;
  item.command = {
    command: 'vscode.open',
    title: 'Open',
    arguments: [location.uri, { selection: location.range }],
  };
  return item;
}
