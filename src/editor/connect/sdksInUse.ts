import * as vscode from 'vscode';
import { isManifest, sdksIn } from '../../core/references/sdkCalls/manifest.ts';

/** More manifests than this say nothing new. */
const MOST_MANIFESTS = 200;
const CODEREFS = '/.launchdarkly/coderefs.yaml';

/** The flag systems whose SDK the workspace depends on, each with the folders that say so. */
export async function sdksInUse(): Promise<ReadonlyMap<string, readonly vscode.Uri[]>> {
  const found = await vscode.workspace.findFiles(
    '**/{package.json,*.txt,*.toml,*.mod,*.xml,*.gradle,*.kts,Gemfile,*.csproj,Package.swift,composer.json,.launchdarkly/coderefs.yaml}',
    '**/node_modules/**',
    MOST_MANIFESTS,
  );
  const read = await Promise.all(
    found.map(async (uri): Promise<readonly [vscode.Uri, readonly string[]]> => {
      if (uri.path.endsWith(CODEREFS)) return [vscode.Uri.joinPath(uri, '../..'), ['launchdarkly']];
      if (!isManifest(uri.path)) return [uri, []];
      const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
      return [vscode.Uri.joinPath(uri, '..'), [...sdksIn(text)]];
    }),
  );
  const folders = new Map<string, vscode.Uri[]>();
  for (const [folder, systems] of read) {
    for (const system of systems) folders.set(system, [...(folders.get(system) ?? []), folder]);
  }
  return folders;
}
