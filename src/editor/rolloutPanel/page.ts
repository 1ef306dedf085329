import * as vscode from 'vscode';
import type { RolloutView } from '../../core/present/rolloutView.ts';
import { VIEW_ELEMENT } from '../../panel/messages.ts';

/** What the page is built of. */
export interface PageParts {
  readonly script: string;
  readonly styles: string;
}

/** @param dist the folder of what was built */
export async function readPageParts(dist: vscode.Uri): Promise<PageParts> {
  const read = async (name: string) =>
    new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(dist, name)));
  const [script, styles] = await Promise.all([read('panel.js'), read('panel.css')]);
  return { script, styles };
}

/**
 * Everything within the page: a file beside it is fetched through a service worker, the window and the machine, and
 * VS Code shows no page before its files are there. Scripts and styles of ours only, and no network: what flags are
 * called is anybody's text.
 */
export function pageOf({ script, styles }: PageParts, view: RolloutView): string {
  const nonce = crypto.randomUUID();
  const policy = `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width">
<title>Rollout</title>
<style nonce="${nonce}">${styles}</style>
</head>
<body>
<script id="${VIEW_ELEMENT}" type="application/json">${embedded(view)}</script>
<script nonce="${nonce}">${script}</script>
</body>
</html>`;
}

/** JSON within a page: nothing in it can end the element it stands in. */
function embedded(view: RolloutView): string {
  return JSON.stringify(view).replaceAll('<', '\\u003c');
}
