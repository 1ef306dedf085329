import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { usesOf } from '../../app/codeUses.ts';
import type { FlagKey } from '../../core/model/flag.ts';
import type { Reference } from '../../core/model/reference.ts';
import { cardMarkdown } from '../hover/hover.ts';
import { FILE_CONTEXT } from '../ids.ts';
import { leaseOn } from '../selfRelease/leaseOn.ts';
import { rangeOf, type WorkspaceFlags } from '../workspace/workspaceFlags.ts';
import { itemOf } from './items.ts';
import type { FlagNode, Node } from './nodes.ts';

/** The flags of the file that is open, in the order in which it uses, or else defines them; their places below each. */
export class ThisFile implements vscode.TreeDataProvider<Node> {
  readonly #flags: WorkspaceFlags;
  readonly #changed = new vscode.EventEmitter<undefined>();
  #document: vscode.TextDocument | undefined;
  #told = false;

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(flags: WorkspaceFlags) {
    this.#flags = flags;
    this.#document = vscode.window.activeTextEditor?.document;
  }

  /** A panel, a list or a text that is no file leaves the last file in place. */
  show(editor: vscode.TextEditor | undefined): void {
    if (editor === undefined || editor.document === this.#document) return;
    if (vscode.workspace.getWorkspaceFolder(editor.document.uri) === undefined) return;
    this.#document = editor.document;
    this.refresh();
  }

  refresh(): void {
    this.#changed.fire(undefined);
    this.tellContext();
  }

  /** A menu of the editor's own is there only where there are flags. */
  tellContext(): void {
    const hasFlags = this.#uses().size > 0;
    if (hasFlags !== this.#told) void vscode.commands.executeCommand('setContext', FILE_CONTEXT, hasFlags);
    this.#told = hasFlags;
  }

  getChildren(node?: Node): Node[] {
    if (node === undefined) return [...this.#uses().keys()].map((key) => this.#flagNode(key));
    if (node.kind !== 'flag') return [];
    const rows = this.#flags.card(node.key, this.#document?.uri).environments.map((row): Node => {
      const target = { key: node.key, connection: row.connection, environment: row.environment };
      return { kind: 'environment', key: node.key, row, target };
    });
    return [...rows, ...this.#places(node.key)];
  }

  getTreeItem(node: Node): vscode.TreeItem {
    const item = itemOf(this.#flags, node);
    const first = node.kind === 'flag' ? this.#uses().get(node.key)?.[0] : undefined;
    if (first !== undefined && this.#document !== undefined) {
      const selection = rangeOf(first);
      const options = { selection, preserveFocus: true };
      item.command = { command: 'vscode.open', title: t('Go to'), arguments: [this.#document.uri, options] };
    }
    return item;
  }

  resolveTreeItem(item: vscode.TreeItem, node: Node): vscode.TreeItem {
    if (node.kind === 'flag') item.tooltip = cardMarkdown(this.#flags, node.key, this.#document?.uri);
    return item;
  }

  #flagNode(key: FlagKey): FlagNode {
    const row = this.#flags.main(key, this.#document?.uri);
    const id = row && leaseOn(this.#flags, key, row)?.id;
    const where = row === undefined ? {} : { connection: row.connection, environment: row.environment };
    const target = { key, ...where, ...(id === undefined ? {} : { id }) };
    return { kind: 'flag', key, within: 'file', environment: undefined, target };
  }

  #uses(): ReadonlyMap<FlagKey, readonly Reference[]> {
    const uses = new Map<FlagKey, Reference[]>();
    if (this.#document === undefined) return uses;
    const all = this.#flags.referencesIn(this.#document);
    const used = usesOf(all);
    for (const reference of used.length > 0 ? used : all.filter(({ how }) => how === 'declaration'))
      uses.set(reference.key, [...(uses.get(reference.key) ?? []), reference]);
    return uses;
  }

  #places(key: FlagKey): Node[] {
    const uri = this.#document?.uri;
    if (uri === undefined) return [];
    return (this.#uses().get(key) ?? []).map((reference) => ({
      kind: 'reference',
      found: { reference, location: new vscode.Location(uri, rangeOf(reference)) },
    }));
  }
}
