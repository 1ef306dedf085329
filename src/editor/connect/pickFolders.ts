import { t } from '@vscode/l10n';
import * as vscode from 'vscode';

/**
 * Which code a flag system speaks for, where others speak in the same workspace: folders relative to `root`, none for
 * all of it. Proposed are those whose manifests name its SDK. Undefined: backed out.
 */
export async function pickFolders(
  root: vscode.WorkspaceFolder,
  asking: readonly vscode.Uri[],
): Promise<readonly string[] | undefined> {
  const proposed = new Set(asking.flatMap((uri) => below(root, uri) ?? []));
  const others = (await vscode.workspace.fs.readDirectory(root.uri))
    .filter(([name, type]) => type === vscode.FileType.Directory && !/^\.|^node_modules$/.test(name))
    .map(([name]) => name);
  const items = [...new Set([...proposed, ...others])].sort().map((label) => ({
    label,
    picked: proposed.has(label),
    ...(proposed.has(label) ? { description: t('uses its SDK') } : {}),
  }));
  if (items.length === 0) return [];
  const picked = await vscode.window.showQuickPick(items, {
    title: t('Which code does it speak for?'),
    placeHolder: t('None picked: all of it. It matters where two flag systems know the same key.'),
    canPickMany: true,
    ignoreFocusOut: true,
  });
  return picked?.map(({ label }) => label);
}

/** Undefined for the root itself and what lies elsewhere. */
function below(root: vscode.WorkspaceFolder, uri: vscode.Uri): string | undefined {
  const start = `${root.uri.path}/`;
  return uri.path.startsWith(start) ? uri.path.slice(start.length) : undefined;
}
