import assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('Release Lens in VS Code', () => {
  it('starts with the window', async () => {
    const extension = vscode.extensions.getExtension('release-lens.release-lens');
    assert.ok(extension, 'the extension is not installed');
    await extension.activate();
    assert.equal(extension.isActive, true);
  });
});
