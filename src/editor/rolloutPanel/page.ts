import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { OPENING_ELEMENT, type Opening } from '../../panel/messages.ts';

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
export function pageOf({ script, styles }: PageParts, opening: Opening): string {
  const nonce = crypto.randomUUID();
  const policy = `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="${opening.words === undefined ? 'en' : vscode.env.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width">
<title>${t('Rollout')}</title>
<style nonce="${nonce}">${styles}</style>
</head>
<body>
<script id="${OPENING_ELEMENT}" type="application/json">${embedded(opening)}</script>
<script nonce="${nonce}">${script}</script>
</body>
</html>`;
}

/** JSON within a page: nothing in it can end the element it stands in. */
function embedded(opening: Opening): string {
  return JSON.stringify(opening).replaceAll('<', '\\u003c');
}
