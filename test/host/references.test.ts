import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { demoUri, eventually, extensionReady, hoverText, open } from './support.ts';

describe('the reference index follows the workspace', () => {
  before(extensionReady);

  it('takes up unsaved text, and lets go of it', async () => {
    const editor = await open('shop/pricing.ts');
    const line = "export const probe = () => client.getBooleanValue('old-banner', false);\n";
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), line));
    await eventually(
      () => hoverText(editor.document, "old-banner'"),
      (text) => text.includes('`old-banner`'),
    );
    await editor.edit((edit) => edit.delete(new vscode.Range(0, 0, 1, 0)));
    const { document: flags } = await open('flags/production.flagd.json');
    await eventually(
      () => hoverText(flags, 'old-banner"'),
      (text) => text.includes('2 references in 2 files'),
    );
  });

  it('takes up a file that is created and forgets one that is deleted', async () => {
    const uri = demoUri('shop/probe.ts');
    const code =
      "import { client } from './flags/client';\nexport const on = client.getBooleanValue('legacy-search', false);\n";
    await vscode.workspace.fs.writeFile(uri, Buffer.from(code));
    const document = await vscode.workspace.openTextDocument(uri);
    const text = await eventually(
      () => hoverText(document, 'legacy-search'),
      (shown) => shown !== '',
    );
    assert.match(text, /1 reference in 1 file/);
    await vscode.workspace.fs.delete(uri);
    const { document: flags } = await open('flags/production.flagd.json');
    await eventually(
      () => hoverText(flags, 'legacy-search"'),
      (shown) => shown.includes('no reference in the code'),
    );
  });

  it('hints at stale flags in the code', async () => {
    const { document } = await open('shop/banner.tsx');
    const hints = await eventually(
      () => vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === 'Release Lens'),
      (found) => found.length > 0,
    );
    assert.match(hints[0]?.message ?? '', /old-banner: everyone gets on since 94 d/);
  });
});
