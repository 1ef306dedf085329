import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, extensionReady, readText } from './support.ts';

const FILE = 'flags/staging.flagd.json';
const TARGET = { key: 'legacy-search', connection: 'shop', environment: 'staging' };

/** A modal has no door in the extension host: steps that reach one person alone need none. */
describe('walking a release on', () => {
  before(async () => {
    await extensionReady();
    const identity = { key: 'you@shop.example', kind: 'user', attributes: {} };
    await vscode.workspace
      .getConfiguration('releaseLens')
      .update('identities', { shop: identity }, vscode.ConfigurationTarget.Global);
  });

  it('goes to only me by one click, and back', async () => {
    const original = await readText(FILE);
    void vscode.commands.executeCommand('releaseLens.rolloutNext', TARGET);
    const released = await eventually(
      () => readText(FILE),
      (text) => text !== original,
    );
    assert.match(released, /"in": \[\{ "var": "targetingKey" \}, \["you@shop.example"\]\]/);
    void vscode.commands.executeCommand('releaseLens.rolloutPrevious', TARGET);
    await eventually(
      () => readText(FILE),
      (text) => !text.includes('you@shop.example'),
    );
  });

  it('writes nothing in a window that is read-only', async () => {
    const original = await readText(FILE);
    const settings = vscode.workspace.getConfiguration('releaseLens');
    await settings.update('readOnly', true, vscode.ConfigurationTarget.Global);
    try {
      await vscode.commands.executeCommand('releaseLens.rolloutNext', TARGET);
      assert.equal(await readText(FILE), original);
    } finally {
      await settings.update('readOnly', undefined, vscode.ConfigurationTarget.Global);
    }
  });
});
