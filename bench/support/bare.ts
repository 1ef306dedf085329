import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** What is picked in the list of the bare extension. */
export const BARE = 'nothing at all';
export const BARE_COMMAND = 'Bare: Show';

const manifest = {
  ...{
    name: 'bare',
    publisher: 'bench',
    version: '1.0.0',
    main: './main.js',
    engines: { vscode: '^1.96.0' },
    activationEvents: ['onStartupFinished'],
  },
  contributes: { commands: [{ command: 'bare.show', title: BARE_COMMAND }] },
};

/** The least that opens a page from a click in a list: a line of text, and a mark in the frame after it. */
const main = `const vscode = require('vscode');
exports.activate = ({ subscriptions }) => subscriptions.push(vscode.commands.registerCommand('bare.show', async () => {
  await vscode.window.showQuickPick([${JSON.stringify(BARE)}]);
  const panel = vscode.window.createWebviewPanel('bare', 'Bare', vscode.ViewColumn.Active, { enableScripts: true });
  panel.webview.html = \`<!doctype html><title>Bare</title><p>bare</p><script>
requestAnimationFrame(() => requestAnimationFrame(() => performance.mark('shown')))</script>\`;
}));`;

/** What no extension can be quicker than. @returns its folder */
export async function bareExtension(within: string): Promise<string> {
  const folder = path.join(within, 'bare');
  await mkdir(folder);
  await writeFile(path.join(folder, 'package.json'), JSON.stringify(manifest));
  await writeFile(path.join(folder, 'main.js'), main);
  return folder;
}
