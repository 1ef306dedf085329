import * as vscode from 'vscode';
import { isManifest, sdksIn } from '../../core/references/sdkCalls/manifest.ts';

/** More manifests than this say nothing new. */
const MOST_MANIFESTS = 200;

/** The flag systems whose SDK the workspace depends on. */
export async function sdksInUse(): Promise<ReadonlySet<string>> {
  const found = await vscode.workspace.findFiles(
    '**/{package.json,*.txt,*.toml,*.mod,*.xml,*.gradle,*.kts,Gemfile,*.csproj,Package.swift,composer.json,.launchdarkly/coderefs.yaml}',
    '**/node_modules/**',
    MOST_MANIFESTS,
  );
  const read = await Promise.all(
    found.map(async (uri) =>
      isManifest(uri.path)
        ? [...sdksIn(new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)))]
        : uri.path.endsWith('/.launchdarkly/coderefs.yaml')
          ? ['launchdarkly']
          : [],
    ),
  );
  return new Set(read.flat());
}
