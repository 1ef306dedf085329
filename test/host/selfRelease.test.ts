import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, extensionReady, hoverText, open, readText } from './support.ts';

const FILE = 'flags/staging.flagd.json';
const TARGET = { key: 'search-suggestions', connection: 'shop', environment: 'staging' };

describe('release to only me', () => {
  before(async () => {
    await extensionReady();
    const identity = { key: 'you@shop.example', kind: 'user', attributes: { email: 'you@shop.example' } };
    await vscode.workspace
      .getConfiguration('releaseLens')
      .update('identities', { shop: identity }, vscode.ConfigurationTarget.Global);
  });

  it('writes one dated rule on my key, and takes it back to the letter', async () => {
    const original = await readText(FILE);
    void vscode.commands.executeCommand('releaseLens.releaseToMe', TARGET);
    const released = await eventually(
      () => readText(FILE),
      (text) => text !== original,
    );
    const added = released.split('\n').filter((line) => !original.split('\n').includes(line));
    assert.ok(added.length > 0 && added.every((line) => line.includes('you@shop.example')), added.join('\n'));
    assert.match(added.join('\n'), /\$flagd\.timestamp/);

    const { document } = await open('shop/header.tsx');
    const staging = /staging[^\n]*you: on/;
    await eventually(
      () => hoverText(document, 'searchSuggestions'),
      (text) => staging.test(text),
    );

    await vscode.commands.executeCommand('releaseLens.endAll');
    assert.equal(await readText(FILE), original);
    await eventually(
      () => hoverText(document, 'searchSuggestions'),
      (text) => !staging.test(text),
    );
  });

  it('holds a flag back from me while everyone has it, and takes that back too', async () => {
    const original = await readText(FILE);
    const target = { ...TARGET, key: 'new-checkout' };
    void vscode.commands.executeCommand('releaseLens.holdBack', target);
    const held = await eventually(
      () => readText(FILE),
      (text) => text !== original,
    );
    assert.match(held, /"you@shop.example".*"off"/);

    const { document } = await open('shop/cart.tsx');
    const staging = /staging[^\n]*everyone but you[^\n]*you: off/;
    await eventually(
      () => hoverText(document, 'newCheckout'),
      (text) => staging.test(text),
    );

    await vscode.commands.executeCommand('releaseLens.endAll');
    assert.equal(await readText(FILE), original);
  });

  it('writes nothing in a window that is read-only', async () => {
    const original = await readText(FILE);
    const settings = vscode.workspace.getConfiguration('releaseLens');
    await settings.update('readOnly', true, vscode.ConfigurationTarget.Global);
    try {
      await vscode.commands.executeCommand('releaseLens.releaseToMe', TARGET);
      assert.equal(await readText(FILE), original);
    } finally {
      await settings.update('readOnly', undefined, vscode.ConfigurationTarget.Global);
    }
  });
});
