import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { extensionReady, open, positionOf } from './support.ts';

async function renaming(file: string, token: string, to: string): Promise<Record<string, string[]>> {
  const { document } = await open(file);
  const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
    'vscode.executeDocumentRenameProvider',
    document.uri,
    positionOf(document, token),
    to,
  );
  const found: Record<string, string[]> = {};
  for (const [uri, edits] of edit.entries())
    found[vscode.workspace.asRelativePath(uri)] = edits.map(({ newText }) => newText);
  return found;
}

describe('renaming a flag', () => {
  before(extensionReady);

  it('reaches the constant, the flag files and whoever writes the key', async () => {
    const found = await renaming('flags/production.flagd.json', 'order-mail-v2"', 'order-mail-v3');
    for (const file of ['mailer/flags.go', 'flags/production.flagd.json'])
      assert.ok(found[file]?.length, `${file} is not in ${JSON.stringify(found)}`);
    assert.equal(found['mailer/mailer.go'], undefined, 'a name for the key stays');
  });

  it('is refused where a share goes by the key, where the new one is taken, and where it is none', async () => {
    const { document } = await open('flags/production.flagd.json');
    const refused = (token: string, to: string, why: RegExp) =>
      assert.rejects(
        async () =>
          vscode.commands.executeCommand(
            'vscode.executeDocumentRenameProvider',
            document.uri,
            positionOf(document, token),
            to,
          ),
        why,
      );
    await refused('pickup-points"', 'pickup', /by the flag's key/);
    await refused('order-mail-v2"', 'new-checkout', /There is a flag new-checkout already/);
    await refused('order-mail-v2"', 'two words', /is no key/);
  });
});
