import * as vscode from 'vscode';
import { usesOf } from '../../app/codeUses.ts';
import type { Evidence, Staleness } from '../../core/model/staleness.ts';
import { Disposables } from '../disposables.ts';
import { SECTION, SETTINGS, VIEWS } from '../ids.ts';
import type { Target } from '../target.ts';
import { rangeOf, type WorkspaceFlags } from '../workspace/workspaceFlags.ts';

type Node =
  | { readonly kind: 'stale'; readonly verdict: Staleness; readonly target: Target }
  | { readonly kind: 'evidence'; readonly evidence: Evidence };

/** Flags that have done their work: a list with evidence, and hints where they stand in the code. */
export function registerStale(flags: WorkspaceFlags): vscode.Disposable {
  const disposables = new Disposables();
  const changed = disposables.add(new vscode.EventEmitter<void>());
  const tree: vscode.TreeDataProvider<Node> = {
    onDidChangeTreeData: changed.event,
    getChildren: (node) => (node === undefined ? roots(flags) : below(node)),
    getTreeItem: (node) =>
      node.kind === 'stale' ? staleItem(flags, node.verdict) : evidenceItem(node.evidence),
  };
  disposables.add(vscode.window.createTreeView(VIEWS.stale, { treeDataProvider: tree }));
  const hints = disposables.add(vscode.languages.createDiagnosticCollection('release-lens'));
  const renderHints = () => {
    hints.clear();
    if (!vscode.workspace.getConfiguration(SECTION).get(SETTINGS.staleHints, true)) return;
    for (const { document } of vscode.window.visibleTextEditors)
      hints.set(document.uri, hintsIn(flags, document));
  };
  disposables.add(
    flags.onDidChange(() => {
      changed.fire();
      renderHints();
    }),
  );
  disposables.add(vscode.window.onDidChangeVisibleTextEditors(renderHints));
  return disposables;
}

function roots(flags: WorkspaceFlags): Node[] {
  return [...flags.stale().values()].map((verdict) => ({
    kind: 'stale',
    verdict,
    target: { key: verdict.key },
  }));
}

function below(node: Node): Node[] {
  return node.kind === 'stale'
    ? node.verdict.evidence.map((evidence) => ({ kind: 'evidence', evidence }))
    : [];
}

function staleItem(flags: WorkspaceFlags, { key, verdict, keep }: Staleness): vscode.TreeItem {
  const item = new vscode.TreeItem(key, vscode.TreeItemCollapsibleState.Collapsed);
  const { references } = flags.uses.of(key);
  item.contextValue = 'stale';
  item.iconPath = new vscode.ThemeIcon('history');
  item.description = `${verdict} · ${references === 1 ? '1 reference' : `${references} references`}`;
  item.tooltip =
    keep === undefined ? item.description : `${item.description}\nWhat stays when it is removed: ${keep}`;
  item.accessibilityInformation = { label: `${key}, ${item.description}` };
  return item;
}

function evidenceItem({ text, seen }: Evidence): vscode.TreeItem {
  const item = new vscode.TreeItem(text, vscode.TreeItemCollapsibleState.None);
  item.iconPath = new vscode.ThemeIcon('info');
  if (seen !== undefined) item.description = seen;
  item.tooltip = seen === undefined ? text : `${text}\n${seen}`;
  return item;
}

function hintsIn(flags: WorkspaceFlags, document: vscode.TextDocument): vscode.Diagnostic[] {
  const stale = flags.stale();
  return usesOf(flags.referencesIn(document)).flatMap((reference) => {
    const verdict = stale.get(reference.key);
    if (verdict === undefined) return [];
    const message = `${reference.key}: ${verdict.verdict}`;
    const hint = new vscode.Diagnostic(rangeOf(reference), message, vscode.DiagnosticSeverity.Hint);
    hint.source = 'Release Lens';
    hint.code = verdict.reason;
    return [hint];
  });
}
