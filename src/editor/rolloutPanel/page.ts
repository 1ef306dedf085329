import * as vscode from 'vscode';
import type { RolloutView } from '../../core/present/rolloutView.ts';
import { VIEW_ELEMENT } from '../../panel/messages.ts';

/** Scripts and styles of ours only, and no network: what flags are called is anybody's text. */
export function pageOf(webview: vscode.Webview, dist: vscode.Uri, view: RolloutView): string {
  const nonce = crypto.randomUUID();
  const uriOf = (name: string) => webview.asWebviewUri(vscode.Uri.joinPath(dist, name)).toString();
  const policy = `default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width">
<title>Rollout</title>
<link rel="stylesheet" href="${uriOf('panel.css')}">
</head>
<body>
<script id="${VIEW_ELEMENT}" type="application/json">${embedded(view)}</script>
<script nonce="${nonce}" src="${uriOf('panel.js')}"></script>
</body>
</html>`;
}

/** JSON within a page: nothing in it can end the element it stands in. */
function embedded(view: RolloutView): string {
  return JSON.stringify(view).replaceAll('<', '\\u003c');
}
