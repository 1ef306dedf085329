import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Entry } from '../../app/flagStore.ts';
import { unreadWords } from '../../app/unread.ts';
import { flagsWords, referencesWords } from '../../core/present/counts.ts';
import type { EnvironmentRow } from '../../core/present/flagCard.ts';
import { howWords } from '../../core/present/how.ts';
import { youNote } from '../../core/present/inCode.ts';
import type { Suggestion } from '../connect/suggested.ts';
import { COMMANDS, SECTION, SETTINGS } from '../ids.ts';
import { leaseOn } from '../selfRelease/leaseOn.ts';
import { stageIcon } from '../stageIcon.ts';
import { uriOf } from '../workspace/paths.ts';
import type { Located, WorkspaceFlags } from '../workspace/workspaceFlags.ts';
import type { FlagNode, Node } from './nodes.ts';

const { None, Collapsed } = vscode.TreeItemCollapsibleState;

/** What stands in a line of the tree. Its tooltip is made when it is asked for. */
export function itemOf(flags: WorkspaceFlags, node: Node): vscode.TreeItem {
  switch (node.kind) {
    case 'flag':
      return flagItem(flags, node);
    case 'group':
      return groupItem(node);
    case 'more':
      return moreItem(node);
    case 'problem':
      return problemItem(node.entry, node.message);
    case 'suggestion':
      return suggestionItem(node.suggestion);
    case 'environment':
      return environmentItem(node.row);
    case 'references':
      return referencesItem(node.found);
    case 'reference':
      return referenceItem(node.found);
  }
}

function suggestionItem({ system, why }: Suggestion): vscode.TreeItem {
  const item = new vscode.TreeItem(t`Connect ${system}…`, None);
  item.id = `connect:${system}`;
  item.description = why;
  item.tooltip = t`Not wanted? The setting ${SECTION}.${SETTINGS.suggestConnections} turns it off.`;
  item.iconPath = new vscode.ThemeIcon('plug');
  item.command = { command: COMMANDS.connect, title: item.label as string };
  return item;
}

function flagItem(flags: WorkspaceFlags, { key, within, environment }: FlagNode): vscode.TreeItem {
  const row = rowFor(flags, key, environment);
  const lease = row && leaseOn(flags, key, row);
  const item = new vscode.TreeItem(key, Collapsed);
  item.id = `flag:${within}:${key}`;
  item.contextValue = row === undefined ? 'unknown' : lease === undefined ? 'flag' : 'released';
  const connected = flags.app.store.entries.length > 0;
  item.iconPath =
    row === undefined && !connected ? new vscode.ThemeIcon('symbol-key') : stageIcon(row?.stage ?? 'unknown');
  const named = row === undefined || row.tier === 'production' || environment !== undefined;
  const words = row === undefined ? unknownWords(flags, key, connected) : `${row.headline}${youNote(row)}`;
  item.description = named ? words : `${row.environment}: ${words}`;
  item.accessibilityInformation = {
    label: [key, ...(row === undefined ? [] : [row.environment]), words].join(', '),
  };
  return item;
}

/** The environment the item stands for: that of its group, else the one in view. */
export function rowFor(
  flags: WorkspaceFlags,
  key: string,
  environment: string | undefined,
): EnvironmentRow | undefined {
  if (environment === undefined) return flags.main(key);
  return flags.card(key).environments.find((row) => row.environment === environment);
}

/** Without a flag system nothing can be said of a flag but where it is used. */
function unknownWords(flags: WorkspaceFlags, key: string, connected: boolean): string {
  if (!connected) return referencesWords(flags.uses.count(key));
  return unreadWords(flags.app.store) === undefined ? t('not defined') : t("can't tell");
}

function groupItem({ group }: Extract<Node, { kind: 'group' }>): vscode.TreeItem {
  const item = new vscode.TreeItem(group.label, Collapsed);
  item.id = `group:${group.label}`;
  item.contextValue = 'group';
  item.description = `${group.keys.length}`;
  if (group.stage !== undefined) item.iconPath = stageIcon(group.stage);
  item.accessibilityInformation = { label: `${group.label}, ${flagsWords(group.keys.length)}` };
  return item;
}

function moreItem({ within, left }: Extract<Node, { kind: 'more' }>): vscode.TreeItem {
  const item = new vscode.TreeItem(t`${left} more`, None);
  item.description = t('filter to narrow the list');
  item.iconPath = new vscode.ThemeIcon('ellipsis');
  item.command = { command: COMMANDS.showMore, title: t('Show more'), arguments: [{ id: within }] };
  return item;
}

function environmentItem(row: EnvironmentRow): vscode.TreeItem {
  const item = new vscode.TreeItem(row.environment, None);
  item.contextValue = 'environment';
  item.iconPath = stageIcon(row.stage);
  item.description = `${row.headline}${youNote(row)}`;
  item.tooltip = row.you === undefined ? row.sentence : `${row.sentence}\n\n${row.you.sentence}`;
  const name = row.tier === 'production' ? t`${row.environment}, production` : row.environment;
  item.accessibilityInformation = { label: `${name}, ${item.description}` };
  return item;
}

function problemItem({ connection, environment }: Entry, message: string): vscode.TreeItem {
  const item = new vscode.TreeItem(t`${environment.name} cannot be read`, None);
  item.iconPath = new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground'));
  item.description = environment.source;
  item.tooltip = message;
  item.accessibilityInformation = { label: t`${environment.name} cannot be read: ${message}` };
  if (connection.url !== undefined) {
    item.command = { command: COMMANDS.replaceToken, title: t('Replace the token') };
    return item;
  }
  const uri = uriOf(`${connection.root}/${environment.source}`);
  item.command = { command: 'vscode.open', title: t('Open'), arguments: [uri] };
  return item;
}

function referencesItem(found: readonly Located[]): vscode.TreeItem {
  const item = new vscode.TreeItem(referencesWords(found.length), Collapsed);
  item.iconPath = new vscode.ThemeIcon('references');
  return item;
}

function referenceItem({ reference, location }: Located): vscode.TreeItem {
  const item = new vscode.TreeItem(location.uri, None);
  const name = reference.file.slice(reference.file.lastIndexOf('/') + 1);
  item.label = `${name}:${reference.range.line + 1}`;
  item.description = `${howWords(reference.how)} · ${reference.file}`;
  item.iconPath = vscode.ThemeIcon.File;
  item.accessibilityInformation = {
    label: t`${reference.file}, line ${reference.range.line + 1}, ${howWords(reference.how)}`,
  };
  item.command = {
    command: 'vscode.open',
    title: t('Open'),
    arguments: [location.uri, { selection: location.range }],
  };
  return item;
}
