import * as vscode from 'vscode';
import { usesOf } from '../../app/codeUses.ts';
import type { FlagKey } from '../../core/model/flag.ts';
import { type Facts, type Group, grouped, sorted } from '../../core/present/arrange.ts';
import { matches, wantedIn } from '../../core/present/find.ts';
import type { Suggested } from '../connect/suggested.ts';
import { cardMarkdown } from '../hover/hover.ts';
import { leaseOn } from '../selfRelease/leaseOn.ts';
import type { Target } from '../target.ts';
import { findable } from '../workspace/findable.ts';
import type { Touched, WorkspaceFlags } from '../workspace/workspaceFlags.ts';
import type { Arrangement } from './arrangement.ts';
import { itemOf, rowFor } from './items.ts';
import type { FlagNode, Node } from './nodes.ts';
import { treeFacts } from './treeFacts.ts';

/** A level longer than this is shown in parts: VS Code asks for all items of a level at once. */
const PART = 500;
const ROOT = '';

/** Flags, or groups of them → environments and references. What is not looked at is not worked out. */
export class FlagTree implements vscode.TreeDataProvider<Node> {
  readonly #flags: WorkspaceFlags;
  readonly #arrangement: Arrangement;
  readonly #facts: Facts;
  readonly #suggested: Suggested;
  readonly #changed = new vscode.EventEmitter<Node[] | undefined>();
  readonly #shown = new Map<string, FlagNode>();
  readonly #parts = new Map<string, number>();
  #keys: readonly FlagKey[] = [];

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(flags: WorkspaceFlags, arrangement: Arrangement, suggested: Suggested) {
    this.#flags = flags;
    this.#suggested = suggested;
    this.#arrangement = arrangement;
    this.#facts = treeFacts(flags);
  }

  /** Only the items of these flags, as long as none comes, goes or moves. */
  refresh(touched?: Touched): void {
    const keys = this.#flags.keys();
    if (touched === undefined || !this.#standsStill(keys)) this.#changed.fire(undefined);
    else {
      const nodes = [...touched].flatMap((key) => this.#shown.get(`${ROOT}:${key}`) ?? []);
      for (const node of nodes) node.target = this.#target(node.key, node.environment);
      if (nodes.length > 0) this.#changed.fire(nodes);
    }
  }

  #standsStill(keys: readonly FlagKey[]): boolean {
    const { by, sorting, filter } = this.#arrangement.now;
    const isPlain = by === 'nothing' && sorting === 'name' && filter === '';
    return isPlain && keys.length === this.#keys.length && keys.every((key, at) => key === this.#keys[at]);
  }

  showMore(within: string): void {
    this.#parts.set(within, (this.#parts.get(within) ?? 1) + 1);
    this.#changed.fire(undefined);
  }

  getChildren(node?: Node): Node[] {
    switch (node?.kind) {
      case undefined:
        return this.#roots();
      case 'group':
        return this.#level(node.group.keys, node.group.label, node.environment);
      case 'flag':
        return this.#belowFlag(node.key);
      case 'references':
        return node.found.map((found) => ({ kind: 'reference', found }));
      default:
        return [];
    }
  }

  getTreeItem(node: Node): vscode.TreeItem {
    return itemOf(this.#flags, node);
  }

  resolveTreeItem(item: vscode.TreeItem, node: Node): vscode.TreeItem {
    if (node.kind === 'flag') item.tooltip = cardMarkdown(this.#flags, node.key);
    return item;
  }

  #roots(): Node[] {
    const { by, sorting, filter } = this.#arrangement.now;
    this.#keys = this.#flags.keys();
    this.#shown.clear();
    const wanted = wantedIn(filter);
    const stale = this.#flags.stale();
    const found =
      filter === ''
        ? this.#keys
        : this.#keys.filter((key) => matches(wanted, findable(this.#flags, key, stale)));
    const ordered = sorted(found, sorting, this.#facts);
    const groups = grouped(ordered, by, this.#facts);
    const nodes =
      groups?.map((group): Node => ({ kind: 'group', group, environment: environmentOf(by, group) })) ??
      this.#level(ordered, ROOT, undefined);
    const suggestions = this.#suggested.all.map((suggestion): Node => ({ kind: 'suggestion', suggestion }));
    return [...problems(this.#flags), ...suggestions, ...nodes];
  }

  #level(keys: readonly FlagKey[], within: string, environment: string | undefined): Node[] {
    const shown = keys.slice(0, PART * (this.#parts.get(within) ?? 1));
    const left = keys.length - shown.length;
    const nodes = shown.map((key) => this.#flagNode(key, within, environment));
    return left === 0 ? nodes : [...nodes, { kind: 'more', within, left }];
  }

  #flagNode(key: FlagKey, within: string, environment: string | undefined): FlagNode {
    const target = this.#target(key, environment);
    const node: FlagNode = { kind: 'flag', key, within, environment, target };
    this.#shown.set(`${within}:${key}`, node);
    return node;
  }

  /** The environment that is shown is the one that is meant; the lease is named so that 'End' on the flag ends it. */
  #target(key: FlagKey, environment: string | undefined): Target {
    const row = rowFor(this.#flags, key, environment);
    if (row === undefined) return { key };
    const id = leaseOn(this.#flags, key, row)?.id;
    const where = { key, connection: row.connection, environment: row.environment };
    return id === undefined ? where : { ...where, id };
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
}

function environmentOf(by: string, { label, keys }: Group): string | undefined {
  return by === 'environment' && keys.length > 0 && label !== 'Defined nowhere' ? label : undefined;
}

/** What could not be read stands first: the flags below it may be old, or fewer than there are. */
function problems(flags: WorkspaceFlags): Node[] {
  return flags.app.store.entries.flatMap((entry): Node[] =>
    entry.problem === undefined ? [] : [{ kind: 'problem', entry, message: entry.problem }],
  );
}
